using Complaints.Workflow;

namespace Complaints.Processes.Commands;

/// <summary>The command line for those who write processes. Starts no server and touches no database.</summary>
public static class WorkflowCommand
{
    /// <summary>The process did not fail, but it was not the trial its author meant.</summary>
    public const int NotAsMeant = 3;

    private const string Usage = """
        workflow check FILE...      every problem as "FILE: PATH: sentence"; exit code 1 if there is any but warnings
        workflow run FILE [--with OTHER.json ...] [--input JSON] [--answers FILE]
                                    runs a process in memory, jumping over its timers
        workflow draw FILE          a Mermaid flowchart

        An answers file is a JSON list, taken in order. An entry is {"task": NAME, "result": VALUE} for an open task (by its name
        or activity id), {"event": NAME, "payload": VALUE} for an event, or any other value: the result of the oldest open task.
        Exit code 3 if answers were left over, or it was given up because it goes on waking itself.
        """;

    /// <returns>0: fine. 1: there are problems, or the process failed. 2: the command was not understood, or a file not found. 3: answers were left over, or timers without end.</returns>
    public static async Task<int> Run(string[] arguments, TextWriter output, TextWriter errors)
    {
        try
        {
            return arguments switch
            {
                ["check", _, ..] => CheckProcesses.Run(arguments[1..], output),
                ["run", .. var rest] when TrialOptions.Read(rest) is { } options => await new Trial(options, output, errors).Run(),
                ["draw", var file] => Draw(file, output, errors),
                _ => await Explain(errors),
            };
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or FormatException)
        {
            await errors.WriteLineAsync(problem.Message);
            return 2;
        }
    }

    private static int Draw(string file, TextWriter output, TextWriter errors)
    {
        var reading = DefinitionReader.Read(File.ReadAllBytes(TrialOptions.Named(file)));
        if (reading.Definition is { } definition)
        {
            output.Write(Mermaid.Draw(definition));
            return 0;
        }

        reading.Problems.ToList().ForEach(problem => errors.WriteLine($"{file}: {problem}"));
        return 1;
    }

    private static async Task<int> Explain(TextWriter errors)
    {
        await errors.WriteLineAsync(Usage);
        return 2;
    }
}
