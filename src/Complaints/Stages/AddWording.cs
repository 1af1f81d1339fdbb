using Complaints.Access;
using Complaints.Data;
using Complaints.Replies;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Stages;

/// <summary>One more way to say sorry, or one more reply, in one language, beside those of the file.</summary>
/// <param name="Kind">One of <see cref="ApologyLock.Kinds"/> or of <see cref="ReplyCheck.Kinds"/>.</param>
[May(Role.Admin)]
public sealed record AddWording(string Language, string Kind, string Text) : ICommand<string>;

public sealed class AddWordingValidator : IValidator<AddWording>
{
    public IEnumerable<Problem> Check(AddWording request)
    {
        var form = new FormCheck();
        form.Text("language", request.Language, 10, required: true);
        form.OneOf("kind", request.Kind, [.. ApologyLock.Kinds, .. ReplyCheck.Kinds], "Choose which form of apology or reply it is.");
        form.When(string.IsNullOrWhiteSpace(request.Text), "text", "Write the sentence.");
        form.Wording("text", request.Kind, request.Text);
        return form.Problems;
    }
}

public sealed class AddWordingHandler(ComplaintsDb db, CoachCards coach, RequestScope scope, TimeProvider clock) : IRequestHandler<AddWording, Answer<string>>
{
    public async Task<Answer<string>> Handle(AddWording request, CancellationToken cancellationToken)
    {
        if (!coach.Languages.Contains(request.Language))
        {
            return Refused.Form("language", $"There are no coach cards in this language. There are some in {coach.Languages}.");
        }

        var start = CoachEdit.KeyOf(CoachEdit.Own);
        var taken = await db.CoachEdits.Where(edit => edit.Card.StartsWith(start)).Select(edit => edit.Card).Distinct().ToListAsync(cancellationToken);
        var id = CoachEdit.Own + (taken.Select(key => int.TryParse(key[start.Length..], out var number) ? number : 0).DefaultIfEmpty(0).Max() + 1);
        db.Add(new CoachEdit(request.Language, CoachEdit.KeyOf(id), 1, new WordingText(request.Kind, request.Text.Trim()), scope.Actor.Name, clock.Now()));
        return id;
    }
}
