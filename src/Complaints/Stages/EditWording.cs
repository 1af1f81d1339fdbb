using Complaints.Access;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Stages;

/// <summary>Says an apology or a reply in other words, in one language; of which kind it is stays. What it said before is kept.</summary>
/// <param name="Seen">The number of the edit that was changed; 0 for the words of the file.</param>
/// <param name="Text">Null to say again what the file says; one of the chain's own is not offered any more.</param>
[May(Role.Admin)]
public sealed record EditWording(string Wording, string Language, int Seen, string? Text) : ICommand<int>;

public sealed class EditWordingValidator : IValidator<EditWording>
{
    public IEnumerable<Problem> Check(EditWording request)
    {
        var form = new FormCheck();
        form.Text("wording", request.Wording, ApologyLock.LongestId, required: true);
        form.Text("language", request.Language, 10, required: true);
        form.When(request.Text is not null && string.IsNullOrWhiteSpace(request.Text), "text", "Write the sentence.");
        return form.Problems;
    }
}

public sealed class EditWordingHandler(ComplaintsDb db, CoachCards coach, ReferenceLists lists, RequestScope scope, TimeProvider clock) : IRequestHandler<EditWording, Answer<int>>
{
    public async Task<Answer<int>> Handle(EditWording request, CancellationToken cancellationToken)
    {
        await lists.Get(cancellationToken);
        var key = CoachEdit.KeyOf(request.Wording);
        var edits = await db.CoachEdits.AsNoTracking().Where(edit => edit.Card == key && edit.Language == request.Language).OrderByDescending(edit => edit.Number).ToListAsync(cancellationToken);
        var now = coach.Languages.Contains(request.Language) ? coach.Wordings(request.Language).FirstOrDefault(wording => wording.Id == request.Wording) : null;
        if ((now?.Kind ?? edits.Select(edit => edit.ReadWording()?.Kind).FirstOrDefault(kind => kind is not null)) is not { } kind)
        {
            return Refused.NotFound("wording", $"There is no apology or reply {request.Wording} in this language.");
        }

        var last = edits.FirstOrDefault()?.Number ?? 0;
        if (last != request.Seen)
        {
            return Refused.Changed("Somebody else has changed these words meanwhile. Look at them again, then try once more.");
        }

        var form = new FormCheck();
        form.Wording("text", kind, request.Text);
        if (form.Problems.Count > 0)
        {
            return Refused.Form(form.Problems);
        }

        if (request.Text is null ? last == 0 || edits[0].Words is null : request.Text.Trim() == now?.Text)
        {
            return last;
        }

        db.Add(new CoachEdit(request.Language, key, last + 1, request.Text is { } text ? new WordingText(kind, text.Trim()) : null, scope.Actor.Name, clock.Now()));
        return last + 1;
    }
}
