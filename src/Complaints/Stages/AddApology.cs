using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Stages;

/// <summary>One more way to say sorry, in one language, beside those of the file.</summary>
/// <param name="Kind">One of <see cref="ApologyLock.Kinds"/>.</param>
[May(Role.Admin)]
public sealed record AddApology(string Language, string Kind, string Text) : ICommand<string>;

public sealed class AddApologyValidator : IValidator<AddApology>
{
    public IEnumerable<Problem> Check(AddApology request)
    {
        var form = new FormCheck();
        form.Text("language", request.Language, 10, required: true);
        form.OneOf("kind", request.Kind, ApologyLock.Kinds, "Choose which form of apology it is.");
        form.Text("text", request.Text, SpokenCheck.Longest, required: true, "Write the sentence.");
        form.Spoken("text", request.Text ?? "");
        form.When(ApologyLock.Kinds.Contains(request.Kind) && ApologyLock.Admits(request.Kind, request.Text), "text", ApologyLock.Admitted);
        return form.Problems;
    }
}

public sealed class AddApologyHandler(ComplaintsDb db, CoachCards coach, RequestScope scope, TimeProvider clock) : IRequestHandler<AddApology, Answer<string>>
{
    public async Task<Answer<string>> Handle(AddApology request, CancellationToken cancellationToken)
    {
        if (!coach.Languages.Contains(request.Language))
        {
            return Refused.Form("language", $"There are no coach cards in this language. There are some in {coach.Languages}.");
        }

        var start = CoachEdit.KeyOf(CoachEdit.Own);
        var taken = await db.CoachEdits.Where(edit => edit.Card.StartsWith(start)).Select(edit => edit.Card).Distinct().ToListAsync(cancellationToken);
        var id = CoachEdit.Own + (taken.Select(key => int.TryParse(key[start.Length..], out var number) ? number : 0).DefaultIfEmpty(0).Max() + 1);
        db.Add(new CoachEdit(request.Language, CoachEdit.KeyOf(id), 1, new ApologyWords(request.Kind, request.Text.Trim()), scope.Actor.Name, clock.Now()));
        return id;
    }
}
