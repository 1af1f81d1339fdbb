using Complaints.Access;
using Complaints.Shell;

namespace Complaints.Tickets;

/// <summary>Whether what its processes leave behind has to stay.</summary>
public sealed partial class Ticket
{
    /// <summary>Null in the usual case.</summary>
    public LegalHold? Hold { get; private set; }

    /// <summary>Nothing of its processes is removed from now on, open or ended.</summary>
    /// <returns>Why not; null when it is done.</returns>
    public Refused? PlaceHold(int version, string reason, string? reference, DateTime now, Actor by)
    {
        if (WhyNotEver(by, version) is { } refusal)
        {
            return refusal;
        }

        if (Hold is { } there)
        {
            return Refused.Rule("", $"{there.By} has put ticket {Number} on legal hold already.");
        }

        Hold = new LegalHold(reason, reference, now, by);
        Version++;
        Note(FactKind.HoldPlaced, now, by, outcome: reference, text: reason);
        return null;
    }

    /// <returns>Why not; null when it is done.</returns>
    public Refused? LiftHold(int version, string reason, DateTime now, Actor by)
    {
        if (WhyNotEver(by, version) is { } refusal)
        {
            return refusal;
        }

        if (Hold is null)
        {
            return Refused.Rule("", $"Ticket {Number} is not on legal hold.");
        }

        Hold = null;
        Version++;
        Note(FactKind.HoldLifted, now, by, text: reason);
        return null;
    }
}
