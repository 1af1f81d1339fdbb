using System.Text.Json.Nodes;
using Complaints.Workflow;

namespace Complaints.Processes.Commands;

/// <summary>Reads definitions and says everything that is wrong with them.</summary>
public static class CheckProcesses
{
    // Whose payload says one of these is meant as a form of this program, not as data for another one.
    private static readonly string[] FormWords = ["stage", "role", "outcomes", "fields"];

    public static int Run(IEnumerable<string> files, TextWriter output)
    {
        var problems = 0;
        foreach (var file in files)
        {
            foreach (var problem in Problems(file))
            {
                output.WriteLine($"{file}: {problem}");
                problems++;
            }
        }

        return problems > 0 ? 1 : 0;
    }

    private static IEnumerable<string> Problems(string file)
    {
        if (!File.Exists(file))
        {
            return [$"$: There is no such file."];
        }

        var reading = DefinitionReader.Read(File.ReadAllBytes(file));
        var said = reading.Problems.Select(problem => $"{problem.Path}: {problem.Sentence}");
        return reading.Definition is { } definition ? said.Concat(ProcessForms.Problems(definition, IsForm)) : said;
    }

    private static bool IsForm(JsonObject payload) => FormWords.Any(payload.ContainsKey);
}
