using System.Text.RegularExpressions;
using Complaints.Access;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Stages;

/// <summary>Puts a coach card in other words, in one language; from the next look at a step on. What it said before is kept.</summary>
/// <param name="Seen">The number of the edit that was changed; 0 for the words of the file.</param>
/// <param name="Words">Null to say again what the file says.</param>
[May(Role.Admin)]
public sealed record EditCard(string Card, string Language, int Seen, CardWords? Words) : ICommand<int>;

public sealed partial class EditCardValidator : IValidator<EditCard>
{
    private const int Longest = 240;

    public IEnumerable<Problem> Check(EditCard request)
    {
        var form = new FormCheck();
        form.Text("card", request.Card, 60, required: true);
        form.Text("language", request.Language, 10, required: true);
        if (request.Words is { } words)
        {
            form.Text("purpose", words.Purpose, Longest);
            Lines(form, "do", words.Do, spoken: false);
            Lines(form, "say", words.Say, spoken: true);
            Lines(form, "never", words.Never, spoken: false);
            form.When(words.Purpose is null && words.Do.Count + words.Say.Count + words.Never.Count == 0, "purpose", "A card has to say something.");
            form.When(words.Purpose?.Contains("{name}", StringComparison.Ordinal) == true, "purpose", NotSpoken);
        }

        return form.Problems;
    }

    private static Sentence NotSpoken => "Only what is said to the customer can hold their name.";

    private static void Lines(FormCheck form, string field, IReadOnlyList<string> lines, bool spoken)
    {
        form.When(lines.Count > CoachBook.MostLines, field, $"At most {CoachBook.MostLines} sentences: the clerk reads them while the customer waits.");
        form.When(lines.Any(line => line.Length > Longest), field, $"One sentence is too long to be read in passing: at most {Longest} characters.");
        form.When(!spoken && lines.Any(line => line.Contains("{name}", StringComparison.Ordinal)), field, NotSpoken);
        form.When(spoken && lines.Any(IsOddlyNamed), field, "Put the name into square brackets together with what goes with it: that is left out when nobody knows the name.");
    }

    /// <summary>Brackets only around the name, and the name only in brackets.</summary>
    private static bool IsOddlyNamed(string line) =>
        Named().Replace(line, "").IndexOfAny(['[', ']', '{', '}']) >= 0;

    [GeneratedRegex(@"\[[^\[\]{}]*\{name\}[^\[\]{}]*\]")]
    private static partial Regex Named();
}

public sealed class EditCardHandler(ComplaintsDb db, CoachCards coach, ReferenceLists lists, RequestScope scope, TimeProvider clock) : IRequestHandler<EditCard, Answer<int>>
{
    public async Task<Answer<int>> Handle(EditCard request, CancellationToken cancellationToken)
    {
        await lists.Get(cancellationToken);
        if (coach.Words(request.Card, request.Language) is not { } now)
        {
            return Refused.NotFound("card", $"There is no coach card {request.Card} in this language.");
        }

        var last = await db.CoachEdits.Where(edit => edit.Card == request.Card && edit.Language == request.Language).MaxAsync(edit => (int?)edit.Number, cancellationToken) ?? 0;
        if (last != request.Seen)
        {
            return Refused.Changed("Somebody else has changed this card meanwhile. Look at it again, then try once more.");
        }

        if (request.Words?.SaysTheSame(now) == true || (request.Words is null && last == 0))
        {
            return last;
        }

        db.Add(new CoachEdit(request.Language, request.Card, last + 1, request.Words, scope.Actor.Name, clock.Now()));
        return last + 1;
    }
}
