using Complaints.Access;
using Complaints.Shell;

namespace Complaints.Tickets;

public enum SafetyKind
{
    /// <summary>Somebody is hurt.</summary>
    Injury,

    /// <summary>Nobody is hurt yet, and somebody could be.</summary>
    Danger,

    /// <summary>A customer threatens people. That says nothing about the article, so no ticket is flagged as this: a process of its own looks after it.</summary>
    Threat,
}

/// <summary>Somebody is hurt, or could be. While it is open the ticket cannot end; who takes responsibility is for others to say, also afterwards.</summary>
public sealed class SafetyFlag
{
    private SafetyFlag()
    {
    }

    internal SafetyFlag(SafetyKind kind, DateTime now, Actor by) => Raise(kind, now, by);

    public SafetyKind Kind { get; private set; }

    public DateTime At { get; private set; }

    public string By { get; private set; } = "";

    /// <summary>The process that was started for it; null for a flag from before this was kept.</summary>
    public string? InstanceId { get; private set; }

    /// <summary>When the ticket was free to end again; null while it is not.</summary>
    public DateTime? EndedAt { get; private set; }

    public string? EndedBy { get; private set; }

    /// <summary>Why an administrator freed it; null when its process came to its end.</summary>
    public string? EndedBecause { get; private set; }

    public bool IsOpen => EndedAt is null;

    internal void Raise(SafetyKind kind, DateTime now, Actor by)
    {
        (Kind, At, By) = (kind, now, by.Name);
        (InstanceId, EndedAt, EndedBy, EndedBecause) = (null, null, null, null);
    }

    internal void RunsAs(string instanceId) => InstanceId = instanceId;

    /// <summary>What looked like danger has hurt somebody. Its process runs already.</summary>
    internal void Worsen() => Kind = SafetyKind.Injury;

    internal void End(DateTime now, Actor by, string? because) => (EndedAt, EndedBy, EndedBecause) = (now, by.Name, because);
}

/// <param name="Kind">injury or danger.</param>
/// <param name="Open">Whether the ticket cannot end because of it.</param>
public sealed record SafetyView(string Kind, DateTime At, string By, bool Open, DateTime? EndedAt, string? EndedBy, string? EndedBecause)
{
    internal static SafetyView? Of(SafetyFlag? flag) => flag is null
        ? null
        : new SafetyView(flag.Kind.Word(), flag.At, flag.By, flag.IsOpen, flag.EndedAt, flag.EndedBy, flag.EndedBecause);
}
