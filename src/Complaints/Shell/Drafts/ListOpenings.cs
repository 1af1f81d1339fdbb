using Complaints.Access;
using Complaints.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Shell.Drafts;

/// <summary>The tickets I have begun to open and not opened yet: two customers may be there at once. The one begun first comes first.</summary>
[May(Role.Floor)]
public sealed record ListOpenings : IQuery<IReadOnlyList<Opening>>;

/// <param name="Which">As <see cref="Draft.OfOpening"/> takes it; null for the first form.</param>
/// <param name="Who">Name or number of the customer, else the first words; null when neither is there yet.</param>
public sealed record Opening(string? Which, string? Who, DateTime Since);

public sealed class ListOpeningsHandler(ComplaintsDb db, RequestScope scope) : IRequestHandler<ListOpenings, Answer<IReadOnlyList<Opening>>>
{
    private const int LongestWords = 40;

    public async Task<Answer<IReadOnlyList<Opening>>> Handle(ListOpenings request, CancellationToken cancellationToken)
    {
        var me = scope.Actor.PersonId;
        var drafts = await db.Drafts.AsNoTracking().Where(draft => draft.PersonId == me && EF.Functions.Like(draft.Form, Draft.OpenTicket + "%")).OrderBy(draft => draft.StartedAt).ThenBy(draft => draft.Form)
            .ToListAsync(cancellationToken);
        var keys = drafts.Select(draft => draft.Key).ToList();
        var used = await db.IdempotencyRecords.Where(record => record.PersonId == me && keys.Contains(record.Key)).Select(record => record.Key).ToListAsync(cancellationToken);
        return (
            from draft in drafts
            where !used.Contains(draft.Key)
            let values = draft.Fields
            where Says(values, "customer.name", "customer.phone", "description", "item.style", "defect") is not null
            select new Opening(Draft.WhichOpening(draft.Form), Says(values, "customer.name", "customer.phone", "description"), draft.StartedAt)).ToList();
    }

    private static string? Says(IReadOnlyDictionary<string, DraftField> values, params string[] names) =>
        names.Select(name => values.GetValueOrDefault(name)?.Value.Trim()).FirstOrDefault(text => !string.IsNullOrEmpty(text)) is { } text
            ? text.Length > LongestWords ? text[..LongestWords] + "…" : text
            : null;
}
