using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Complaints.Access;
using Complaints.Workflow;

namespace Complaints.Processes;

/// <summary>What a process definition says about one of its human tasks: the payload of an Elsa.RunTask, read and checked.</summary>
/// <param name="Stage">The stage it records; null for work beside the stages.</param>
/// <param name="Due">How long after opening it is due, by the task's clock.</param>
/// <param name="MoodRequired">Whether the customer's mood has to be seen again.</param>
/// <param name="Clock">Which time counts for <paramref name="Due"/> and <paramref name="Escalation"/>.</param>
/// <param name="RoleFrom">A variable of the process that names the role instead, where it names one.</param>
/// <param name="Contact">How the customer is reached for it: call, message or mail. Nobody is reached who has not agreed to it: see <see cref="NoConsent"/>.</param>
/// <param name="Script">What to say, a line each; <c>[, {name}]</c> stands for the customer's name, see <see cref="Stages.SpokenLine"/>.</param>
/// <param name="Customer">Whom it is about, when that is somebody else than its process is about.</param>
/// <param name="Candidates">User names of the only ones who may do it; null when the role is enough.</param>
/// <param name="AnotherDay">Outcomes that count only on another day than the one on which it was opened: whoever tries to reach somebody does so on different days.</param>
/// <param name="SameDay">It is due when the store closes on the day on which it is opened, unless <paramref name="Due"/> is over before; opened while the store is closed, on the day on which it opens next.</param>
public sealed record TaskForm(
    string? Stage, Role Role, Caption Title, TimeSpan? Due, bool MoodRequired, IReadOnlyList<string> Outcomes, IReadOnlyList<TaskField> Fields,
    TaskClock Clock = TaskClock.Always, TaskEscalation? Escalation = null, IReadOnlyList<string>? Candidates = null,
    string? RoleFrom = null, string? Contact = null, Caption? Script = null, Guid? Customer = null, IReadOnlyList<string>? AnotherDay = null, bool SameDay = false)
{
    /// <summary>The outcome of a task for which a customer would be reached who has not agreed to that; the program gives this answer itself.</summary>
    public const string NoConsent = "noConsent";

    /// <returns>The form, or why the payload is none, each problem under the name of the property it is about.</returns>
    public static (TaskForm? Form, IReadOnlyList<DefinitionProblem> Problems) Read(JsonObject payload) => new TaskFormReader(payload).Read();

    /// <summary>As it is for a task of this process: done by whom its variable names, and rising only to who stands above.</summary>
    public TaskForm In(WorkflowInstance process)
    {
        var role = RoleFrom is null ? null : Roles.Parse(process.GetVariable(RoleFrom)?.ToString());
        return role is null || role == Role
            ? this
            : this with { Role = role.Value, Escalation = Escalation is { } rises && rises.To != role && rises.To.Covers(role.Value) ? rises : null };
    }
}

/// <summary>When nobody does it in time, the role that may do it rises.</summary>
public sealed record TaskEscalation(TimeSpan After, Role To);

public enum FieldType
{
    Text,
    Number,
    Date,
    Bool,
    Choice,
}

/// <summary>Something a task asks for.</summary>
/// <param name="Options">What a choice may be.</param>
/// <param name="OptionsFrom">A list of this program that gives the options instead: <c>defects</c>.</param>
/// <param name="Required">It has to be answered; a yes-or-no has to be answered yes.</param>
/// <param name="RequiredFor">It has to be answered only when the task ends with one of these outcomes.</param>
/// <param name="UnlessGiven">Although required, it may stay empty when compensation is given at this stage.</param>
/// <param name="NotPast">A date that may not lie before today.</param>
/// <param name="Multiline">A text of several lines.</param>
/// <param name="RequiredWith">Another field of the task: where that one is answered, this one has to be as well.</param>
public sealed record TaskField(
    string Name, Caption Label, FieldType Type, bool Required = false, IReadOnlyList<string>? Options = null, string? OptionsFrom = null,
    IReadOnlyList<string>? RequiredFor = null, bool UnlessGiven = false, bool NotPast = false, bool Multiline = false, string? RequiredWith = null)
{
    /// <summary>What the reader calls it.</summary>
    [JsonIgnore]
    public string Shown => Label.Of("Field", Name);
}
