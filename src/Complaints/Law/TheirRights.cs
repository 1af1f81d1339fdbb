namespace Complaints.Law;

/// <summary>What of a position may be handed to the customer on paper: only what is beyond doubt, and of help to them now.</summary>
/// <param name="LastDay">Of the main period.</param>
/// <param name="Owed">What they may ask for now.</param>
/// <param name="Sample">Nobody has checked the pack: said wherever it is shown.</param>
public sealed record TheirRights(DateOnly LastDay, IReadOnlyList<LocalText> Owed, bool Sample)
{
    /// <returns>Null where the pack may be the wrong one, a fact is missing that decides, the complaint came too late or the period is over.</returns>
    public static TheirRights? Of(LegalPosition position)
    {
        if (position is not { Cautions.Count: 0, InTime: true, DaysLeft: >= 0, LastDay: { } last })
        {
            return null;
        }

        List<LocalText> owed = [.. position.Owed.Where(remedy => remedy.State == RemedyState.Open).Select(remedy => remedy.Text)];
        return owed.Count == 0 ? null : new TheirRights(last, owed, position.Sample);
    }
}
