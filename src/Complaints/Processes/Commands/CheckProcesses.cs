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
                output.WriteLine($"{file}: {problem.Text}");
                problems += problem.IsWarning ? 0 : 1;
            }
        }

        return problems > 0 ? 1 : 0;
    }

    private static IEnumerable<(string Text, bool IsWarning)> Problems(string file)
    {
        if (!File.Exists(file))
        {
            return [("$: There is no such file.", false)];
        }

        var reading = DefinitionReader.Read(File.ReadAllBytes(file));
        var said = reading.Problems.Select(problem => ($"{problem.Path}: {(problem.IsWarning ? "warning: " : "")}{problem.Sentence}", problem.IsWarning));
        return reading.Definition is { } definition
            ? said.Concat(ProcessForms.Problems(definition, IsForm).Select(problem => (problem.ToString(), false))).Concat(NoForms(definition))
            : said;
    }

    /// <summary>
    /// The tasks that are meant for another program: their payloads, and which of them nobody will ever see. Of what looks like a time of
    /// this one a wrong one is said all the same.
    /// </summary>
    private static IEnumerable<(string Text, bool IsWarning)> NoForms(WorkflowDefinition definition)
    {
        foreach (var stranded in ProcessForms.Stranded(definition).Where(task => !ProcessForms.IsMeantAsForm(task, IsForm)))
        {
            yield return ($"{stranded.Path}: warning: {ProcessForms.NeverOpened(stranded)}", true);
        }

        foreach (var task in definition.AllActivities().Where(activity => activity.Type == "Elsa.RunTask"))
        {
            if (task.StaticInput("payload") is not JsonObject payload || IsForm(payload))
            {
                continue;
            }

            yield return ($"{task.Path}.payload: warning: This is no form ({string.Join(", ", FormWords)}): a trial runs it, the program refuses it.", true);
            if (WhyNotSpan(payload["due"]) is { } due)
            {
                yield return ($"{task.Path}.payload.due: warning: {due}", true);
            }

            if (WhyNotSpan((payload["escalation"] as JsonObject)?["after"]) is { } after)
            {
                yield return ($"{task.Path}.payload.escalation.after: {after}", false);
            }
        }
    }

    private static string? WhyNotSpan(JsonNode? said) => said is JsonValue value && value.TryGetValue<string>(out var text) ? IsoSpan.Read(text).Problem?.ToString() : null;

    private static bool IsForm(JsonObject payload) => FormWords.Any(payload.ContainsKey);
}
