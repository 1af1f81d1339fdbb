using Complaints.Access;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Stages;

/// <summary>Puts a coach card in other words, in one language; from the next look at a step on. What it said before is kept.</summary>
/// <param name="Seen">The number of the edit that was changed; 0 for the words of the file.</param>
/// <param name="Words">Null to say again what the file says; one of the chain's own is not shown any more.</param>
[May(Role.Admin)]
public sealed record EditCard(string Card, string Language, int Seen, CardWords? Words) : ICommand<int>;

public sealed class EditCardValidator : IValidator<EditCard>
{
    public IEnumerable<Problem> Check(EditCard request)
    {
        var form = new FormCheck();
        form.Text("card", request.Card, 60, required: true);
        form.Text("language", request.Language, 10, required: true);
        if (request.Words is { } words)
        {
            form.Card(words);
        }

        return form.Problems;
    }
}

public sealed class EditCardHandler(ComplaintsDb db, CoachCards coach, ReferenceLists lists, RequestScope scope, TimeProvider clock) : IRequestHandler<EditCard, Answer<int>>
{
    public async Task<Answer<int>> Handle(EditCard request, CancellationToken cancellationToken)
    {
        await lists.Get(cancellationToken);
        var edits = await db.CoachEdits.AsNoTracking().Where(edit => edit.Card == request.Card && edit.Language == request.Language).OrderByDescending(edit => edit.Number).ToListAsync(cancellationToken);
        var now = coach.Words(request.Card, request.Language);
        if (!coach.Languages.Contains(request.Language) || (now is null && edits.All(edit => edit.Read()?.When is null)))
        {
            return Refused.NotFound("card", $"There is no coach card {request.Card} in this language.");
        }

        var last = edits.FirstOrDefault()?.Number ?? 0;
        if (last != request.Seen)
        {
            return Refused.Changed("Somebody else has changed this card meanwhile. Look at it again, then try once more.");
        }

        if (request.Words is null ? last == 0 || edits[0].Words is null : now is not null && request.Words.SaysTheSame(now))
        {
            return last;
        }

        // When it is shown stays as it was made.
        var when = edits.Select(edit => edit.Read()?.When).FirstOrDefault(when => when is not null);
        db.Add(new CoachEdit(request.Language, request.Card, last + 1, request.Words is null ? null : request.Words with { When = when }, scope.Actor.Name, clock.Now()));
        return last + 1;
    }
}
