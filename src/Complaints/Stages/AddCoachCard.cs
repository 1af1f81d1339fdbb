using Complaints.Access;
using Complaints.Data;
using Complaints.Processes;
using Complaints.Products;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Stages;

/// <summary>Puts a card of the chain's own beside those of the file, in one language. It goes before one of the file that is just as specific.</summary>
/// <param name="When">When it is shown; left out for a card that says the same in another language.</param>
/// <param name="Card">The card of the chain's own which is said in this language too; null for a new one.</param>
[May(Role.Admin)]
public sealed record AddCoachCard(string Language, CardWords Words, CardWhen? When = null, string? Card = null) : ICommand<string>;

public sealed class AddCoachCardValidator : IValidator<AddCoachCard>
{
    public IEnumerable<Problem> Check(AddCoachCard request)
    {
        var form = new FormCheck();
        form.Text("language", request.Language, 10, required: true);
        form.Text("card", request.Card, 60);
        form.Card(request.Words);
        if (request.Card is null)
        {
            var when = request.When ?? new CardWhen();
            form.When(when is { Stages: null or [], Defects: null or [], Groups: null or [], Moods: null or [] }, "stage", "Say when it is shown: at which step, for which fault, or in which mood.");
            form.When(when is { Defects.Count: > 0, Groups.Count: > 0 }, "fault", "Choose a fault or a group of faults, not both.");
            form.When(when.Moods?.Any(mood => mood is < 1 or > 5) == true, "moods", "The mood goes from 1 (calm) to 5 (shouting).");
        }

        return form.Problems;
    }
}

public sealed class AddCoachCardHandler(ComplaintsDb db, CoachCards coach, ReferenceLists lists, ProcessDefinitions definitions, RequestScope scope, TimeProvider clock) : IRequestHandler<AddCoachCard, Answer<string>>
{
    public async Task<Answer<string>> Handle(AddCoachCard request, CancellationToken cancellationToken)
    {
        var known = await lists.Get(cancellationToken);
        await definitions.Refresh(cancellationToken);
        var form = new FormCheck();
        form.When(!coach.Languages.Contains(request.Language), "language", $"There are no coach cards in this language. There are some in {coach.Languages}.");
        var own = await db.CoachEdits.AsNoTracking().Where(edit => edit.Card.StartsWith(CoachEdit.Own)).OrderBy(edit => edit.At).ThenBy(edit => edit.Card).ThenBy(edit => edit.Language).ThenBy(edit => edit.Number).ToListAsync(cancellationToken);
        var when = request.Card is { } other ? own.Where(edit => edit.Card == other).Select(edit => edit.Read()?.When).LastOrDefault(when => when is not null) : Tidy(request.When!);
        if (when is null)
        {
            return Refused.NotFound("card", $"There is no coach card {request.Card} of your own.");
        }

        form.When(when.Stages?.Except(definitions.Stages()).Any() == true, "stage", "No process has this step. Choose one from the list.");
        form.When(when.Defects?.Except(known.Defects.Select(defect => defect.Code)).Any() == true, "fault", "There is no such fault. Choose one from the list.");
        form.When(when.Groups?.Except(known.Defects.Select(defect => defect.Group)).Any() == true, "fault", "There is no such group of faults. Choose one from the list.");
        if (form.Problems.Count > 0)
        {
            return Refused.Form(form.Problems);
        }

        var id = request.Card ?? Next(own);
        if (own.Any(edit => edit.Card == id && edit.Language == request.Language))
        {
            return Refused.Changed("Somebody else has changed this card meanwhile. Look at it again, then try once more.");
        }

        db.Add(new CoachEdit(request.Language, id, 1, request.Words with { When = when }, scope.Actor.Name, clock.Now()));
        return id;
    }

    private static CardWhen Tidy(CardWhen when) => new(Some(when.Stages), Some(when.Defects), Some(when.Groups), Some(when.Moods));

    private static IReadOnlyList<T>? Some<T>(IReadOnlyList<T>? list) => list is { Count: > 0 } ? [.. list.Distinct().Order()] : null;

    /// <summary>Two who add at the same moment want the same id: the second is asked again, and gets the next.</summary>
    private static string Next(IEnumerable<CoachEdit> own) =>
        CoachEdit.Own + (own.Select(edit => int.TryParse(edit.Card[CoachEdit.Own.Length..], out var number) ? number : 0).DefaultIfEmpty(0).Max() + 1);
}
