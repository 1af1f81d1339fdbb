using Complaints.Compensation;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Stages;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Products;

/// <summary>The chain's own stores, styles, defects, gifts and words on coach cards. Small, read at every request, changed rarely.</summary>
public sealed record Lists(
    IReadOnlyList<Store> Stores, IReadOnlyList<Style> Styles, IReadOnlyList<Defect> Defects, IReadOnlyList<CompensationKind> Kinds, IReadOnlyList<CoachEdit> CoachEdits)
{
    public Store? Store(string? code) => Stores.FirstOrDefault(store => store.Code == code);

    public Style? Style(string? code) => Styles.FirstOrDefault(style => style.Code == code);

    public Defect? Defect(string? code) => Defects.FirstOrDefault(defect => defect.Code == code);

    public CompensationKind? Kind(string? kind, string currency) => Kinds.FirstOrDefault(entry => entry.Kind == kind && entry.Currency == currency);
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
            [.. (await db.CompensationKinds.AsNoTracking().ToListAsync(cancellation)).OrderBy(kind => kind.CostMinor)],
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
