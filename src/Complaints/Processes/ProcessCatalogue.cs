using Complaints.Shell;
using Complaints.Tickets;
using Complaints.Workflow;

namespace Complaints.Processes;

/// <summary>The definitions in the folder of processes as found at start, and everything that is wrong with them.</summary>
public sealed class ProcessCatalogue
{
    public ProcessCatalogue(Settings settings) => (Files, Problems, Warnings) = Load(settings.WorkflowFolder);

    /// <summary>Each with the name of its file. Not to be used while there are problems.</summary>
    public IReadOnlyList<(string File, WorkflowDefinition Definition)> Files { get; }

    public IReadOnlyList<string> Problems { get; }

    /// <summary>What runs although it is hardly meant.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>Reads every *.json of a folder.</summary>
    /// <returns>The definitions, and every problem and every warning of every file: "file: path: sentence".</returns>
    public static (IReadOnlyList<(string File, WorkflowDefinition Definition)> Files, IReadOnlyList<string> Problems, IReadOnlyList<string> Warnings) Load(string folder)
    {
        var (problems, warnings) = (new List<string>(), new List<string>());
        var definitions = new Dictionary<string, (string File, WorkflowDefinition Definition)>();
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal).ToList() : [];
        if (files.Count == 0)
        {
            problems.Add($"{folder}: there is no process definition (*.json) in this folder.");
        }

        foreach (var path in files)
        {
            var file = Path.GetFileName(path);
            var reading = DefinitionReader.Read(File.ReadAllText(path));
            foreach (var problem in reading.Problems)
            {
                (problem.IsWarning ? warnings : problems).Add($"{file}: {problem}");
            }

            if (reading.Definition is not { } definition)
            {
                continue;
            }

            problems.AddRange(ProcessForms.Problems(definition).Select(problem => $"{file}: {problem}"));

            if (definitions.TryGetValue(definition.Id, out var other))
            {
                problems.Add($"{file}: $.definitionId: '{definition.Id}' is already defined in {other.File}.");
            }

            definitions[definition.Id] = (file, definition);
        }

        foreach (var needed in new[] { WellKnown.Resolution, WellKnown.Approval }.Where(needed => files.Count > 0 && !definitions.ContainsKey(needed)))
        {
            problems.Add($"{folder}: the process '{needed}' is missing.");
        }

        return ([.. definitions.Values], problems, warnings);
    }
}

/// <summary>Processes the program itself starts, by the id in their definition.</summary>
public static class WellKnown
{
    public const string Resolution = "complaint-resolution";
    public const string Approval = "compensation-approval";
    public const string SupervisorCall = "supervisor-call";
    public const string Safety = "safety-incident";
    public const string SecondOpinion = "second-opinion";

    /// <summary>A customer threatens people: somebody further up sees to them.</summary>
    public const string Threat = "threat-incident";

    /// <summary>A customer took a complaint outside: the legal department answers there.</summary>
    public const string OutsideClaim = "outside-claim";

    /// <summary>The short way of suggestions and praise. A chain without it hears complaints only.</summary>
    public const string Opinion = "opinion";

    /// <summary>Keeps an eye on a customer who answered no follow-up. A chain without it watches nobody.</summary>
    public const string SilentWatch = "silent-watch";

    /// <summary>The processes that lead a ticket from stage to stage.</summary>
    public static readonly IReadOnlyList<string> Leading = [Resolution, Opinion];

    /// <summary>Whether the program starts this process, once for each ticket or question, and so nothing else may.</summary>
    public static bool StartedByProgram(string definitionId) => definitionId == Approval || Leading.Contains(definitionId);

    /// <summary>What the program cannot do without.</summary>
    public static readonly IReadOnlyList<string> Needed = [Resolution, Approval, SupervisorCall, Safety, Threat, SecondOpinion, OutsideClaim, Opinion];

    /// <summary>The process that a ticket of this kind walks.</summary>
    public static string Leads(string kind) => kind == Choices.Complaint ? Resolution : Opinion;

    /// <summary>How the tasks that decide on compensation are named at least at the beginning.</summary>
    public const string DecisionTasks = "compensation.decide";

    /// <summary>A question of whoever decides, which the clerk answers.</summary>
    public const string AnswerTask = "compensation.answer";

    /// <summary>Asks somebody further up to come to the counter.</summary>
    public const string CallTask = "supervisor.come";

    public const string OpinionTask = "opinion.second";

    /// <summary>How the tasks of a safety incident are named at the beginning. Like a call they come first, and the header counts them.</summary>
    public const string SafetyTasks = "safety.";

    /// <summary>While it is open, somebody is threatened.</summary>
    public const string ThreatTask = "safety.threat";

    /// <summary>The two events that the resolution process waits for beside its stages.</summary>
    public const string WithdrawnEvent = "ticketWithdrawn";

    public const string EscalatedEvent = "ticketEscalated";
}
