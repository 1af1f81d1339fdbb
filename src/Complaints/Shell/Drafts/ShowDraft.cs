using Complaints.Access;
using Complaints.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Shell.Drafts;

/// <summary>My draft of this form, on whichever device I typed it; an empty one when there is none.</summary>
[May(Role.Floor, Role.Quality)]
public sealed record ShowDraft(string Form) : IQuery<DraftView>;

/// <param name="Version">0 when nothing has been typed yet.</param>
/// <param name="Since">When it was begun; null when nothing has been typed yet.</param>
/// <param name="Values">As the browser holds them, by field name.</param>
public sealed record DraftView(string Form, string Key, int Version, DateTime? Since, IReadOnlyDictionary<string, string> Values);

public sealed class ShowDraftHandler(ComplaintsDb db, RequestScope scope) : IRequestHandler<ShowDraft, Answer<DraftView>>
{
    public async Task<Answer<DraftView>> Handle(ShowDraft request, CancellationToken cancellationToken)
    {
        var me = scope.Actor.PersonId;
        var draft = await db.Drafts.AsNoTracking().FirstOrDefaultAsync(draft => draft.PersonId == me && draft.Form == request.Form, cancellationToken);

        // One that was sent before its form was saved and came in after it: what is saved is no draft any more.
        if (draft is null || await db.IdempotencyRecords.AnyAsync(record => record.PersonId == me && record.Key == draft.Key, cancellationToken))
        {
            return new DraftView(request.Form, FormDraft.NewKey(), 0, null, new Dictionary<string, string>());
        }

        var values = draft.Fields.ToDictionary(field => field.Key, field => field.Value.Value);
        return new DraftView(draft.Form, draft.Key, draft.Version, values.Values.All(string.IsNullOrWhiteSpace) ? null : draft.StartedAt, values);
    }
}
