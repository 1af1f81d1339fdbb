using Complaints.Access;

namespace Complaints.Tickets;

/// <summary>The lawyers need all there is: while it stands, nothing of the ticket's processes is removed, however long ago they ended.</summary>
public sealed class LegalHold
{
    /// <summary>As much as a <see cref="Fact"/> keeps beside its text.</summary>
    public const int ReferenceLength = 40;

    /// <summary>Whether this person hears why, and under which reference. The others hear that there is a hold, whose and since when.</summary>
    public static bool IsExplainedTo(Actor reader) => reader.Role is Role.Legal or Role.Admin;

    private LegalHold()
    {
    }

    internal LegalHold(string reason, string? reference, DateTime now, Actor by) => (At, By, Reason, Reference) = (now, by.Name, reason, reference);

    public DateTime At { get; private set; }

    public string By { get; private set; } = "";

    public string Reason { get; private set; } = "";

    /// <summary>Under which the lawyers keep the case, if they do.</summary>
    public string? Reference { get; private set; }
}

/// <param name="Reason">For lawyers and administrators; null for everybody else.</param>
/// <param name="Reference">Under which the lawyers keep the case, for the same people; null also when nobody said.</param>
public sealed record HoldView(DateTime At, string By, string? Reason, string? Reference)
{
    internal static HoldView? Of(LegalHold? hold, Actor reader) => hold is null ? null
        : LegalHold.IsExplainedTo(reader) ? new HoldView(hold.At, hold.By, hold.Reason, hold.Reference)
        : new HoldView(hold.At, hold.By, null, null);
}
