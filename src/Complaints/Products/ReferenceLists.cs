using Complaints.Compensation;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Stages;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Products;

/// <summary>The chain's own stores, styles, defects, gifts and words on coach cards. Small, read at every request, changed rarely.</summary>
public sealed record Lists(
    IReadOnlyList<Store> Stores, IReadOnlyList<Style> Styles, IReadOnlyList<Defect> Defects, IReadOnlyList<CompensationKind> AllKinds, LimitMatrix Limits, IReadOnlyList<CoachEdit> CoachEdits)
{
    public Store? Store(string? code) => Stores.FirstOrDefault(store => store.Code == code);

    public Style? Style(string? code) => Styles.FirstOrDefault(style => style.Code == code);

    public Defect? Defect(string? code) => Defects.FirstOrDefault(defect => defect.Code == code);

    /// <summary>The version of a kind that holds on that day, offered or not; null before the first.</summary>
    public CompensationKind? Kind(string? kind, string currency, DateOnly day) =>
        CompensationKind.On(AllKinds.Where(entry => entry.Kind == kind && entry.Currency == currency), day);

    /// <summary>The version that a gift was granted under; null when the catalogue does not know it.</summary>
    public CompensationKind? Kind(CompensationLine line) =>
        AllKinds.FirstOrDefault(kind => (kind.Kind, kind.Currency, kind.Version) == (line.Kind, line.Currency, line.KindVersion));

    /// <summary>Kinds of which pieces lie in the stores and are counted.</summary>
    public IReadOnlyList<string> StockedKinds => [.. AllKinds.Where(kind => kind.IsStocked).Select(kind => kind.Kind).Distinct()];

    /// <summary>What a kind is called by its latest version, for lists that speak of no single day.</summary>
    public string NameOf(string kind) => AllKinds.Where(known => known.Kind == kind).MaxBy(known => known.Version)?.NameHere ?? kind;

    /// <summary>What may be given on that day: kindness first, and of that the cheapest; what has no fixed cost last.</summary>
    public IEnumerable<CompensationKind> KindsOn(string currency, DateOnly day) => AllKinds.Where(kind => kind.Currency == currency).GroupBy(kind => kind.Kind)
        .Select(versions => CompensationKind.On(versions, day)).OfType<CompensationKind>().Where(kind => kind.IsOffered)
        .OrderBy(kind => kind.Wallet).ThenBy(kind => kind.CostMinor == 0).ThenBy(kind => kind.CostMinor).ThenBy(kind => kind.Kind, StringComparer.Ordinal);
}

/// <summary>Keeps the lists in memory for a few seconds, so that a change by another server shows soon and nobody waits for it.</summary>
public sealed class ReferenceLists(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);
    private volatile Kept? kept;

    /// <summary>As they were read last, for whoever cannot wait; a page has asked for them a moment ago. Null before anybody has.</summary>
    public Lists? Latest { get; private set; }

    public async ValueTask<Lists> Get(CancellationToken cancellation)
    {
        if (kept is { } here && clock.Now() - here.At < Fresh && clock.Now() >= here.At)
        {
            return here.Lists;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ComplaintsDb>();
        var lists = new Lists(
            await db.Stores.AsNoTracking().Where(store => store.Source == null).OrderBy(store => store.Code).ToListAsync(cancellation),
            await db.Styles.AsNoTracking().Where(style => style.Source == null).OrderBy(style => style.Code).ToListAsync(cancellation),
            [.. (await db.Defects.AsNoTracking().Where(defect => defect.Source == null).ToListAsync(cancellation)).OrderBy(defect => Place(defect.Group)).ThenBy(defect => defect.Group, StringComparer.Ordinal).ThenBy(defect => defect.Code, StringComparer.Ordinal)],
            await db.CompensationKinds.AsNoTracking().OrderBy(kind => kind.Kind).ThenBy(kind => kind.Currency).ThenBy(kind => kind.Version).ToListAsync(cancellation),
            new LimitMatrix(await db.LimitRules.AsNoTracking().ToListAsync(cancellation)),
            await db.CoachEdits.AsNoTracking().OrderBy(edit => edit.Number).ToListAsync(cancellation));
        Latest = lists;
        kept = new Kept(lists, clock.Now());
        return lists;
    }

    /// <summary>After a change on this server: the next reader sees it at once.</summary>
    public void Forget() => kept = null;

    private static int Place(string group) => DefectList.GroupOrder.ToList().IndexOf(group) is var place && place >= 0 ? place : int.MaxValue;

    private sealed record Kept(Lists Lists, DateTime At);
}
