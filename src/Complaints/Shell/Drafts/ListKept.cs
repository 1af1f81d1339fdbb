using Complaints.Access;
using Complaints.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Shell.Drafts;

/// <summary>Which forms of a list have a draft of mine, so that the folded one among them opens again.</summary>
/// <param name="Start">What their names begin with, up to a colon: care:NUMBER, or what <see cref="Draft.OfPage"/> says.</param>
[May(Role.Floor, Role.Quality)]
public sealed record ListKept(string Start) : IQuery<IReadOnlyList<string>>;

public sealed class ListKeptHandler(ComplaintsDb db, RequestScope scope) : IRequestHandler<ListKept, Answer<IReadOnlyList<string>>>
{
    public async Task<Answer<IReadOnlyList<string>>> Handle(ListKept request, CancellationToken cancellationToken)
    {
        var (me, form) = (scope.Actor.PersonId, request.Start);
        var drafts = await db.Drafts.AsNoTracking().Where(draft => draft.PersonId == me && (draft.Form == form || EF.Functions.Like(draft.Form, form + ":%"))).ToListAsync(cancellationToken);
        var keys = drafts.Select(draft => draft.Key).ToList();
        var used = await db.IdempotencyRecords.Where(record => record.PersonId == me && keys.Contains(record.Key)).Select(record => record.Key).ToListAsync(cancellationToken);
        return drafts.Where(draft => !used.Contains(draft.Key) && draft.Fields.Values.Any(field => !string.IsNullOrWhiteSpace(field.Value))).Select(draft => draft.Form).ToList();
    }
}
