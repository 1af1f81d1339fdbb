using System.Text.Json.Nodes;
using Complaints.Workflow;

namespace Complaints.Processes.Commands;

/// <summary>Runs one process in memory as its author wants to see it: time passes when nothing else can happen.</summary>
public sealed class Trial(TrialOptions options, TextWriter output, TextWriter errors)
{
    // A process that wakes itself for ever would never come to its end.
    private const int MostTimers = 100;

    private static readonly string[] AnswerWords = ["task", "event", "result", "payload", "correlationId"];

    // Trials begin at the same moment each time, so that they can be compared.
    private DateTime now = new(2026, 1, 5, 9, 0, 0, DateTimeKind.Utc);

    private MemoryProcesses processes = new([]);
    private int lastId;
    private int told;

    public async Task<int> Run()
    {
        var readings = options.Others.Prepend(options.File).Select(file => (File: file, Reading: DefinitionReader.Read(File.ReadAllBytes(TrialOptions.Named(file))))).ToList();
        var problems = readings.SelectMany(r => r.Reading.Problems.Where(problem => !problem.IsWarning).Select(problem => $"{r.File}: {problem}")).ToList();
        if (problems.Count > 0)
        {
            problems.ForEach(errors.WriteLine);
            return 1;
        }

        var definition = readings[0].Reading.Definition!;
        // It waits for the event with which it begins; set off by it as well it would run twice.
        processes = new MemoryProcesses(readings.Select(r => r.Reading.Definition!).Reverse(), startedByHand: definition.Id);
        try
        {
            var id = NewId();
            await Runner().Start(definition, id, options.Input.ToDictionary());
            var asMeant = await Play();
            var failed = Report(processes.Instances.First(instance => instance.Id == id));
            return failed > 0 ? failed : asMeant ? 0 : WorkflowCommand.NotAsMeant;
        }
        catch (InvalidOperationException problem)
        {
            Tell();
            await errors.WriteLineAsync(problem.Message);
            return 1;
        }
    }

    /// <returns>Whether every answer was used, and it came to rest by itself.</returns>
    private async Task<bool> Play()
    {
        var answers = new Queue<JsonNode?>(options.Answers);
        var timers = 0;
        Tell();
        while (true)
        {
            if (answers.TryPeek(out var answer) && await Take(answer))
            {
                answers.Dequeue();
            }
            else if (timers < MostTimers && NextTimer() is var (instance, timer))
            {
                timers++;
                now = timer.DueAt > now ? timer.DueAt : now;
                await Runner().Advance(instance, new TimerDue(timer.Id));
            }
            else
            {
                break;
            }

            Tell();
        }

        var restless = timers == MostTimers && NextTimer() is not null;
        if (restless)
        {
            await errors.WriteLineAsync($"Stopped after {MostTimers} timers.");
        }

        if (answers.Count > 0)
        {
            await errors.WriteLineAsync($"{answers.Count} answers were left over; the next one fits nothing that is open: {answers.Peek()?.ToJsonString() ?? "null"}");
        }

        return answers.Count == 0 && !restless;
    }

    /// <returns>False if nothing is open that it could be for.</returns>
    private async Task<bool> Take(JsonNode? answer)
    {
        var said = answer as JsonObject;
        if (said?["event"]?.ToString() is { } name)
        {
            return (await Runner().Raise(name, said["correlationId"]?.ToString(), said["payload"] ?? said["result"])).Count > 0;
        }

        var isNamed = said is { Count: > 0 } && said.All(property => AnswerWords.Contains(property.Key));
        var wanted = isNamed ? said!["task"]?.ToString() : null;
        var open = Waits<HumanTask>().FirstOrDefault(task => wanted is null || task.Wait.Name == wanted || task.Wait.ActivityId == wanted);
        if (open.Wait is null)
        {
            return false;
        }

        await Runner().Advance(open.InstanceId, new TaskAnswered(open.Wait.Id, isNamed ? said!["result"] ?? said["payload"] : answer));
        return true;
    }

    private (string InstanceId, TimerWait Timer)? NextTimer() =>
        Waits<TimerWait>().OrderBy(timer => timer.Wait.DueAt).Select(timer => ((string, TimerWait)?)timer).FirstOrDefault();

    private IEnumerable<(string InstanceId, T Wait)> Waits<T>()
        where T : Wait => processes.Instances.SelectMany(instance => instance.Waits.OfType<T>().Select(wait => (instance.Id, wait)));

    private void Tell()
    {
        foreach (var (_, effect) in processes.Effects.Skip(told))
        {
            if (effect is Journaled { Entry: { Kind: JournalKind.Wrote } entry })
            {
                output.WriteLine(entry.Data?.ToString());
            }
        }

        told = processes.Effects.Count;
    }

    private int Report(WorkflowInstance instance)
    {
        output.WriteLine($"status: {(instance.Status == InstanceStatus.Running ? "Suspended" : instance.Status)}");
        foreach (var (_, task) in Waits<HumanTask>())
        {
            output.WriteLine($"task: {task.Name}");
        }

        foreach (var (_, waiting) in Waits<EventWait>())
        {
            output.WriteLine($"event: {waiting.EventName}");
        }

        foreach (var incident in processes.Instances.SelectMany(each => each.Incidents.Select(incident =>
            new { Text = $"{(each.Id == instance.Id ? "" : $"{each.DefinitionId} (instance {each.Id}): ")}{incident.ActivityId}: {incident.Sentence}" })))
        {
            output.WriteLine($"incident: {incident.Text}");
        }

        return instance.Status == InstanceStatus.Faulted ? 1 : 0;
    }

    private ProcessRunner Runner() => new(processes, now, NewId);

    private string NewId() => $"{++lastId}";
}
