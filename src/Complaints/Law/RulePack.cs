namespace Complaints.Law;

/// <summary>
/// What the law of one place says about an article that is complained about, as data: one version of it. How it is written
/// down is in the README beside this file; <see cref="PackReader"/> reads it.
/// </summary>
/// <param name="Code">What it is called for ever, such as CN-Taiyuan; its versions share it.</param>
/// <param name="Country">ISO 3166-1, two letters.</param>
/// <param name="Regions">Provinces or states it holds for, in every spelling; empty for the whole country.</param>
/// <param name="Cities">Cities it holds for, in every spelling; empty for the whole region.</param>
/// <param name="ValidFrom">The first day of this version.</param>
/// <param name="By">Which day has to lie in the version's time.</param>
/// <param name="Sample">Nobody has checked it: it shows how a pack looks.</param>
/// <param name="Currency">Of its price bands; null when it has none.</param>
/// <param name="Articles">shoes, clothes; empty for everything.</param>
/// <param name="Unresolved">What the customer has to be told when no agreement is found; null where nothing has to.</param>
public sealed record RulePack(
    string Code, LocalText Name, string Country, IReadOnlyList<string> Regions, IReadOnlyList<string> Cities, DateOnly ValidFrom, DecidingDay By, bool Sample,
    string? Currency, IReadOnlyList<string> Articles, IReadOnlyList<LawPeriod> Periods, IReadOnlyList<LawRemedy> Remedies, IReadOnlyList<LawBurden> Burden,
    LawRepairs? Repairs, LawUseFee? UseFee, IReadOnlyList<LawDeadline> Deadlines, IReadOnlyList<LawNote> Notes, LawDispute? Unresolved,
    IReadOnlyList<LawSource> Sources)
{
    /// <summary>The period that a claim as a whole depends on.</summary>
    public LawPeriod Main => Periods.First(period => period.IsMain);

    public LawSource? Source(string? id) => Sources.FirstOrDefault(source => source.Id == id);

    /// <summary>3 for the very city, 2 for the region, 1 for the country, 0 for elsewhere.</summary>
    public int Fits(string country, string? region, string city) =>
        !Same(Country, country) ? 0
        : Cities.Count > 0 ? (Cities.Any(name => Same(name, city)) ? 3 : 0)
        : Regions.Count > 0 ? (Regions.Any(name => Same(name, region)) ? 2 : 0)
        : 1;

    private static bool Same(string name, string? other) => string.Equals(name, other?.Trim(), StringComparison.OrdinalIgnoreCase);
}

public enum DecidingDay
{
    /// <summary>What was law when it was bought.</summary>
    Purchase,

    /// <summary>What was law when it was complained about.</summary>
    Complaint,
}

/// <summary>A time that runs from the purchase.</summary>
/// <param name="Bands">The first whose conditions hold says how long.</param>
/// <param name="StopsDuringRepair">Days in repair are added.</param>
/// <param name="EndsOnWorkday">An end on Saturday or Sunday moves to Monday.</param>
public sealed record LawPeriod(
    string Id, LocalText Name, bool IsMain, IReadOnlyList<LawBand> Bands, bool StopsDuringRepair, bool EndsOnWorkday, LawExtension? Extension, string Source);

public sealed record LawBand(LawCondition When, LawSpan Length);

/// <summary>All that is given has to hold.</summary>
/// <param name="PriceFrom">In major units, as those below; the price is this or more.</param>
/// <param name="PriceAbove">The price is more than this.</param>
/// <param name="PriceBelow">The price is less than this.</param>
/// <param name="Materials">See <see cref="Material.Groups"/>; empty for any.</param>
public sealed record LawCondition(decimal? PriceFrom = null, decimal? PriceAbove = null, decimal? PriceBelow = null, IReadOnlyList<string>? Materials = null, bool? Children = null)
{
    public bool AsksPrice => PriceFrom is not null || PriceAbove is not null || PriceBelow is not null;
}

/// <summary>The period grows, once, when the customer chooses repair on this day or later.</summary>
public sealed record LawExtension(LawSpan Length, DateOnly From, LocalText Text, string Source);

/// <summary>Something a customer may ask for.</summary>
/// <param name="Offers">repair, exchange, refund, priceReduction, damages.</param>
/// <param name="Within">The period in which the complaint has to be made; the main one when not said.</param>
/// <param name="After">What has to happen first; null when nothing has.</param>
public sealed record LawRemedy(string Id, LocalText Text, IReadOnlyList<string> Offers, string? Within, LawUnlock? After, string Source);

/// <summary>One of them is enough.</summary>
/// <param name="Repairs">So many repairs of one part, counted as <see cref="LawRepairs.Counts"/> says.</param>
/// <param name="NotRepairable">The workshop says that it cannot be repaired.</param>
/// <param name="Missed">A deadline that passed.</param>
public sealed record LawUnlock(int? Repairs, bool NotRepairable, string? Missed, LocalText Text);

/// <param name="Who">seller or customer.</param>
/// <param name="Within">As long as the complaint was made in this period; null for as long as anything is owed.</param>
public sealed record LawBurden(string Who, string? Within, LocalText Text, string Source);

/// <param name="Allowed">So many tries at one part.</param>
/// <param name="Counts">failed: those that did not last; done: all.</param>
public sealed record LawRepairs(int Allowed, string Counts, LocalText Text, string Source);

/// <param name="PercentPerDay">Of the price for each day from purchase to complaint; null when the law allows no fee.</param>
/// <param name="FreeDays">No fee up to this day.</param>
public sealed record LawUseFee(decimal? PercentPerDay, int FreeDays, LocalText Text, string Source);

/// <param name="From">complaint, repair or remedy: when it was made, planned or agreed.</param>
/// <param name="Remedy">Only when this was agreed.</param>
public sealed record LawDeadline(string Id, LocalText Name, string From, string? Remedy, LawSpan Length, bool EndsOnWorkday, string Source);

/// <summary>What the customer has to be told, or what staff should know.</summary>
public sealed record LawNote(LocalText Text, string Source);

/// <param name="Text">For staff: what has to be told, and how.</param>
/// <param name="ForCustomer">The same in words that go onto the customer's receipt; null where nothing is printed.</param>
public sealed record LawDispute(LocalText Text, LocalText? ForCustomer, string Source);

/// <param name="Address">Null for general knowledge nobody has checked.</param>
public sealed record LawSource(string Id, LocalText Title, string? Address);
