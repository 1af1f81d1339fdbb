using Complaints.Access;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Stages;

/// <summary>The coach cards of a language as they are shown now; with <paramref name="Card"/> also what that one said before.</summary>
[May(Role.Supervisor, Role.Quality)]
public sealed record ShowCards(string Language, string? Card = null) : IQuery<CardsView>;

/// <param name="Opened">Null when none was asked for, or there is none of this id.</param>
public sealed record CardsView(string Language, IReadOnlyList<CardLine> Cards, OpenedCard? Opened);

/// <param name="Edited">It does not say what the file says.</param>
public sealed record CardLine(string Id, string? Purpose, bool Edited);

/// <param name="Number">Of the last edit; 0 when nobody has edited it.</param>
/// <param name="Past">What it said before, the newest first; the words of the file are number 0.</param>
public sealed record OpenedCard(string Id, CardWords Words, int Number, IReadOnlyList<CardPast> Past);

/// <param name="Words">Null when it said what the file says.</param>
public sealed record CardPast(int Number, CardWords? Words, string? By, DateTime? At);

public sealed class ShowCardsHandler(ComplaintsDb db, CoachCards coach, ReferenceLists lists) : IRequestHandler<ShowCards, Answer<CardsView>>
{
    public async Task<Answer<CardsView>> Handle(ShowCards request, CancellationToken cancellationToken)
    {
        await lists.Get(cancellationToken);
        var language = coach.Language(request.Language);
        return new CardsView(language, coach.List(language), request.Card is { } id && coach.Words(id, language) is { } words ? await Open(id, language, words, cancellationToken) : null);
    }

    private async Task<OpenedCard> Open(string id, string language, CardWords words, CancellationToken cancellation)
    {
        var edits = await db.CoachEdits.AsNoTracking().Where(edit => edit.Card == id && edit.Language == language).OrderByDescending(edit => edit.Number).ToListAsync(cancellation);
        return new OpenedCard(
            id, words, edits.FirstOrDefault()?.Number ?? 0,
            [.. edits.Select(edit => new CardPast(edit.Number, edit.Read(), edit.By, edit.At)), new CardPast(0, null, null, null)]);
    }
}
