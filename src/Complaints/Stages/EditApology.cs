using Complaints.Access;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Stages;

/// <summary>Says sorry in other words, in one language; which form of apology it is stays. What it said before is kept.</summary>
/// <param name="Seen">The number of the edit that was changed; 0 for the words of the file.</param>
/// <param name="Text">Null to say again what the file says; one of the chain's own is not offered any more.</param>
[May(Role.Admin)]
public sealed record EditApology(string Wording, string Language, int Seen, string? Text) : ICommand<int>;

public sealed class EditApologyValidator : IValidator<EditApology>
{
    public IEnumerable<Problem> Check(EditApology request)
    {
        var form = new FormCheck();
        form.Text("wording", request.Wording, ApologyLock.LongestId, required: true);
        form.Text("language", request.Language, 10, required: true);
        form.Text("text", request.Text, SpokenCheck.Longest, required: request.Text is not null, "Write the sentence.");
        form.Spoken("text", request.Text ?? "");
        return form.Problems;
    }
}

public sealed class EditApologyHandler(ComplaintsDb db, CoachCards coach, ReferenceLists lists, RequestScope scope, TimeProvider clock) : IRequestHandler<EditApology, Answer<int>>
{
    public async Task<Answer<int>> Handle(EditApology request, CancellationToken cancellationToken)
    {
        await lists.Get(cancellationToken);
        var key = CoachEdit.KeyOf(request.Wording);
        var edits = await db.CoachEdits.AsNoTracking().Where(edit => edit.Card == key && edit.Language == request.Language).OrderByDescending(edit => edit.Number).ToListAsync(cancellationToken);
        var now = coach.Languages.Contains(request.Language) ? coach.Apologies(request.Language).FirstOrDefault(wording => wording.Id == request.Wording) : null;
        if ((now?.Kind ?? edits.Select(edit => edit.ReadWording()?.Kind).FirstOrDefault(kind => kind is not null)) is not { } kind)
        {
            return Refused.NotFound("wording", $"There is no apology {request.Wording} in this language.");
        }

        var last = edits.FirstOrDefault()?.Number ?? 0;
        if (last != request.Seen)
        {
            return Refused.Changed("Somebody else has changed this apology meanwhile. Look at it again, then try once more.");
        }

        if (ApologyLock.Admits(kind, request.Text))
        {
            return Refused.Form("text", ApologyLock.Admitted);
        }

        if (request.Text is null ? last == 0 || edits[0].Words is null : request.Text.Trim() == now?.Text)
        {
            return last;
        }

        db.Add(new CoachEdit(request.Language, key, last + 1, request.Text is { } text ? new ApologyWords(kind, text.Trim()) : null, scope.Actor.Name, clock.Now()));
        return last + 1;
    }
}
