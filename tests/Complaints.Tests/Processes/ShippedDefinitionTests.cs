using System.Text.Json.Nodes;
using Complaints.Tests.Support;
using Complaints.Workflow;

namespace Complaints.Tests.Processes;

/// <summary>The files in workflows/, as the engine takes them in and gives them out.</summary>
public sealed class ShippedDefinitionTests
{
    public static TheoryData<string> Files => [.. Directory.GetFiles(TestDatabase.WorkflowFolder, "*.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Definition_is_written_as_it_was_read_property_by_property_in_their_order(string file)
    {
        var text = File.ReadAllText(Path.Combine(TestDatabase.WorkflowFolder, file));
        var definition = DefinitionReader.Read(text).Definition!;

        var written = definition.ToJson();

        Assert.Equal(JsonNode.Parse(text)!.ToJsonString(), JsonNode.Parse(written)!.ToJsonString());
        Assert.Equal(definition.Hash, DefinitionReader.Read(written).Definition!.Hash);
    }
}
