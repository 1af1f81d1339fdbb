using System.Text.Json.Nodes;

namespace Complaints.Workflow.Tests.Definitions;

/// <summary>What is said of a definition can be said in other words, because it keeps what it was made of.</summary>
public class RemarkTests
{
    [Fact]
    public void Interpolation_keeps_its_template_and_values_down_to_the_parts_of_parts()
    {
        Remark kind = $"a list of {3}";
        Remark remark = $"Expected {{}}, found {kind} in {"here"}.";

        Assert.Equal("Expected {}, found a list of 3 in here.", remark.ToString());
        Assert.Equal("Expected {{}}, found {0} in {1}.", remark.Template);
        Assert.Equal(new object[] { kind, "here" }, remark.Values);
        Assert.Equal("a list of {0}", kind.Template);
    }

    [Fact]
    public void Literal_is_said_as_it_is_whatever_braces_it_has()
    {
        Remark remark = "write { a: {0} }";

        Assert.Equal(("write { a: {0} }", "write { a: {0} }"), (remark.Template, remark.ToString()));
        Assert.Empty(remark.Values);
    }

    [Fact]
    public void Several_stand_in_one_side_by_side_however_many_there_are()
    {
        var joined = Remark.Joined(Enumerable.Range(1, 1000).Select(number => Remark.Of($"No {number}.")));

        Assert.StartsWith("No 1. No 2. No 3.", joined.ToString(), StringComparison.Ordinal);
        Assert.Equal(1000, joined.Values.Count);
        Assert.Equal(joined, Remark.FromJson(JsonNode.Parse(joined.ToJson()!.ToJsonString()), ""));
    }

    [Fact]
    public void Two_that_read_the_same_are_equal()
    {
        var name = "a";
        Remark made = $"There is no {name}.";
        Remark written = "There is no a.";
        Remark other = "There is no b.";

        Assert.Equal(written, made);
        Assert.Equal(written.GetHashCode(), made.GetHashCode());
        Assert.NotEqual(other, made);
    }

    [Fact]
    public void What_was_saved_can_be_said_again_with_its_template_and_values()
    {
        Remark type = $"an {"Int32"}";
        Remark remark = $"The variable {"v"} is {type} and cannot hold {2}.";

        var read = Remark.FromJson(JsonNode.Parse(remark.ToJson()!.ToJsonString()), remark.ToString());

        Assert.Equal((remark.Template, remark.ToString()), (read.Template, read.ToString()));
        Assert.Equal("an {0}", Assert.IsType<Remark>(read.Values[1]).Template);
        Assert.Equal(remark.ToJson()!.ToJsonString(), read.ToJson()!.ToJsonString());
    }

    [Fact]
    public void What_has_no_values_is_saved_by_its_sentence_alone()
    {
        Remark remark = "write { a: {0} }";

        Assert.Null(remark.ToJson());
        Assert.Equal(remark, Remark.FromJson(null, remark.ToString()));
    }
}
