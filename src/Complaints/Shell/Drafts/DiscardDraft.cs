using Complaints.Access;
using Complaints.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Shell.Drafts;

/// <summary>Throws away my draft of this form. That there is none is as good.</summary>
[May(Role.Floor, Role.Quality)]
public sealed record DiscardDraft(string Form) : ICommand<bool>;

public sealed class DiscardDraftValidator : IValidator<DiscardDraft>
{
    public IEnumerable<Problem> Check(DiscardDraft request)
    {
        var form = new FormCheck();
        form.Text("form", request.Form, DraftTable.FormLength, required: true);
        return form.Problems;
    }
}

public sealed class DiscardDraftHandler(ComplaintsDb db, RequestScope scope) : IRequestHandler<DiscardDraft, Answer<bool>>
{
    public async Task<Answer<bool>> Handle(DiscardDraft request, CancellationToken cancellationToken)
    {
        db.RemoveRange(await db.Drafts.Where(draft => draft.PersonId == scope.Actor.PersonId && draft.Form == request.Form).ToListAsync(cancellationToken));
        return true;
    }
}
