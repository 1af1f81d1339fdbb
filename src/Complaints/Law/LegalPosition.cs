namespace Complaints.Law;

/// <summary>
/// Where a case stands under one pack. What nobody knows stays null, and <see cref="Missing"/> says what it would decide.
/// </summary>
/// <param name="Currency">Of the price bands of the pack.</param>
/// <param name="Day">Days from purchase to complaint.</param>
/// <param name="InTime">Whether the complaint was made within the main period.</param>
/// <param name="Next">The first deadline that is not met yet; when there is none, the next period to end.</param>
/// <param name="Cautions">Why the pack may not be the right one: see <see cref="Caution"/>.</param>
/// <param name="Unresolved">What the customer has to be told when no agreement is found; null where nothing has to, or another chain sold it.</param>
public sealed record LegalPosition(
    string Pack, LocalText Name, DateOnly ValidFrom, bool Sample, string? Currency, DateOnly Today, DateOnly ComplainedOn, DateOnly? BoughtOn, int? Day,
    DateOnly? LastDay, int? DaysLeft, bool? InTime, IReadOnlyList<OwedRemedy> Owed, IReadOnlyList<PeriodPosition> Periods, BurdenPosition? Burden,
    RepairPosition? Repairs, UseFeePosition? UseFee, IReadOnlyList<DeadlinePosition> Deadlines, NextDeadline? Next,
    IReadOnlyList<MissingFact> Missing, IReadOnlyList<Caution> Cautions, IReadOnlyList<LawNote> Notes, LawDispute? Unresolved, IReadOnlyList<LawSource> Sources)
{
    /// <summary>A pure function: the same pack, facts and day give the same position.</summary>
    /// <param name="pack">The version in force for these facts: <see cref="PackChoice"/>.</param>
    /// <param name="today">Which day it is in the store.</param>
    public static LegalPosition Of(RulePack pack, LegalFacts facts, DateOnly today) => new Reckoning(pack, facts, today).Position();
}

public enum Caution
{
    /// <summary>The pack is about other articles; nothing follows from it.</summary>
    OtherArticle,

    /// <summary>Nobody has said what kind of article it is, and the pack is about some only.</summary>
    ArticleUnknown,

    /// <summary>Another chain sold it and owes what is owed.</summary>
    BoughtElsewhere,

    /// <summary>No version of the pack was in force yet; the first is shown.</summary>
    BeforeFirstVersion,

    /// <summary>The pack has no period for such an article.</summary>
    NotCovered,
}

public enum RemedyState
{
    /// <summary>May be asked for now.</summary>
    Open,

    /// <summary>Only after something else has happened.</summary>
    Later,

    /// <summary>The complaint came after its period.</summary>
    Over,

    /// <summary>A fact is missing.</summary>
    Unknown,
}

public sealed record OwedRemedy(string Id, LocalText Text, IReadOnlyList<string> Offers, RemedyState State, DateOnly? LastDay, LocalText? After, string Source);

/// <param name="LastDay">Null when it is not known.</param>
/// <param name="Alternatives">Which days it would be, each under the condition of its band, when a fact decides between them.</param>
/// <param name="StoodStill">Days added because the article was in repair.</param>
/// <param name="ExtendedFrom">The last day before it was extended.</param>
/// <param name="IfRepaired">The last day, should the customer choose repair now.</param>
public sealed record PeriodPosition(
    string Id, LocalText Name, bool IsMain, LawSpan? Length, DateOnly? LastDay, int? DaysLeft, bool? InTime, IReadOnlyList<PeriodAlternative> Alternatives,
    int StoodStill, DateOnly? ExtendedFrom, DateOnly? IfRepaired, LocalText? Extension, string Source);

public sealed record PeriodAlternative(LawCondition When, LawSpan Length, DateOnly? LastDay);

/// <param name="Who">seller or customer.</param>
/// <param name="Until">The last day of a complaint for which this holds; null when there is none.</param>
public sealed record BurdenPosition(string Who, DateOnly? Until, LocalText Text, string Source);

/// <param name="Part">The part that was repaired most often; null when none was.</param>
/// <param name="Used">Tries at it.</param>
/// <param name="Failed">Of those, the ones that did not last.</param>
/// <param name="Counted">Used or failed, as the pack counts.</param>
public sealed record RepairPosition(string? Part, int Used, int Failed, int Counted, int Allowed, bool NotRepairable, LocalText Text, string Source);

/// <param name="Charged">Whether the law of the pack allows a fee at all.</param>
/// <param name="AmountMinor">What may be kept back if money is returned; null when price or day of purchase is not known.</param>
public sealed record UseFeePosition(bool Charged, decimal? Amount, string? Currency, int? Days, decimal? PercentPerDay, LocalText Text, string Source);

public enum DeadlineState
{
    Open,
    Met,
    Missed,
}

public sealed record DeadlinePosition(string Id, LocalText Name, DateOnly Due, int DaysLeft, DeadlineState State, string Source);

/// <param name="IsDuty">Something we have to do, rather than a right that ends.</param>
public sealed record NextDeadline(LocalText Name, DateOnly Day, int DaysLeft, bool IsDuty);

/// <param name="Fact">boughtOn, price, material, children, article.</param>
/// <param name="Decides">What would be known with it.</param>
public sealed record MissingFact(string Fact, IReadOnlyList<LocalText> Decides);
