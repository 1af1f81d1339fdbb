namespace Complaints.Law;

/// <summary>What is known of a case, and null for what is not.</summary>
/// <param name="ComplainedOn">The day in the store.</param>
/// <param name="Material">One of <see cref="Material.Groups"/>.</param>
/// <param name="Article">shoes or clothes.</param>
/// <param name="BoughtElsewhere">Another chain sold it.</param>
/// <param name="Remedy">What was agreed last, and when.</param>
/// <param name="Answered">The day on which the finding was explained to the customer.</param>
/// <param name="Ended">The day on which the ticket ended. Null as well when the customer took it outside, for nothing is answered by that.</param>
public sealed record LegalFacts(
    DateOnly ComplainedOn, DateOnly? BoughtOn, long? PriceMinor, string? Currency, string? Material, bool? ForChildren, string? Article, bool BoughtElsewhere,
    IReadOnlyList<RepairFact> Repairs, string? Remedy = null, DateOnly? RemedyOn = null, DateOnly? Answered = null, DateOnly? Ended = null)
{
    /// <summary>The first day on which repair was chosen; null as long as it was not.</summary>
    public DateOnly? RepairChosen(DateOnly from) => Repairs.Select(repair => repair.PlannedOn).Concat(Remedy == "repair" && RemedyOn is { } on ? [on] : [])
        .Where(day => day >= from).Order().Select(day => (DateOnly?)day).FirstOrDefault();
}

/// <summary>One try at one part. Those that were cancelled before the workshop had a try are left out.</summary>
/// <param name="BackOn">Null as long as the workshop has it, or it has not gone there.</param>
/// <param name="NotRepairable">It came back as it was.</param>
/// <param name="AgainOn">After it came back the customer complained of the same again, or was not satisfied: since this day.</param>
public sealed record RepairFact(string Part, DateOnly PlannedOn, DateOnly? OutOn, DateOnly? BackOn, bool NotRepairable, DateOnly? AgainOn = null);
