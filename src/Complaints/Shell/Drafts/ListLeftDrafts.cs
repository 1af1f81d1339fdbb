using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Compensation;
using Complaints.Data;
using Complaints.Processes;
using Complaints.Stages;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Shell.Drafts;

/// <summary>What I had typed at steps of this ticket that were recorded without it, beside what was recorded.</summary>
[May(Role.Floor)]
public sealed record ListLeftDrafts(string Number) : IQuery<IReadOnlyList<LeftDraft>>;

/// <param name="By">Who recorded the step; null when its process ended it.</param>
/// <param name="Stage">Null for work beside the steps, which has a title.</param>
public sealed record LeftDraft(string Form, string? Stage, string Title, string? By, DateTime At, IReadOnlyList<TwoTexts> Fields);

/// <param name="Field">note, outcome, mood, lines (gifts: a list of what and how many, as JSON), signature, or the name of a question.</param>
/// <param name="Label">The question in the words of its process; null for what every step has.</param>
public sealed record TwoTexts(string Field, string? Label, string? Theirs, string Mine);

public sealed class ListLeftDraftsHandler(ComplaintsDb db, RequestScope scope) : IRequestHandler<ListLeftDrafts, Answer<IReadOnlyList<LeftDraft>>>
{
    private const string Question = "fields.";

    /// <summary>A signature is a drawing: it is only told that there is one.</summary>
    private const string Signed = "yes";

    public async Task<Answer<IReadOnlyList<LeftDraft>>> Handle(ListLeftDrafts request, CancellationToken cancellationToken)
    {
        var number = request.Number.ToUpperInvariant();
        var drafts = await db.Drafts.AsNoTracking().Where(draft => draft.PersonId == scope.Actor.PersonId && draft.TicketNumber == number).ToListAsync(cancellationToken);
        if (drafts.Count == 0 || await db.Tickets.AsNoTracking().FirstOrDefaultAsync(ticket => ticket.Number == number, cancellationToken) is not { } ticket || ticket.WhyHidden(scope.Actor) is not null)
        {
            return Array.Empty<LeftDraft>();
        }

        var tasks = drafts.Select(draft => draft.TaskId).ToList();
        var items = await db.WorkItems.AsNoTracking().Where(item => item.TicketId == ticket.Id && tasks.Contains(item.Id)).ToDictionaryAsync(item => item.Id, cancellationToken);
        var gifts = await db.CompensationLines.AsNoTracking().Where(line => line.TicketId == ticket.Id).ToListAsync(cancellationToken);
        var visits = await db.StageVisits.AsNoTracking().Where(visit => visit.TicketId == ticket.Id && visit.By != null).OrderBy(visit => visit.Order).ToListAsync(cancellationToken);
        return drafts
            .Select(draft => (draft, Item: items.GetValueOrDefault(draft.TaskId ?? "")))
            .Where(pair => pair.Item is not null && (pair.Item.ClosedAt is not null || (pair.Item.Stage is not null && ticket.Status == TicketStatus.AwaitingApproval && pair.Item.Stage == ticket.Stage)))
            .Select(pair => Beside(pair.draft, pair.Item!, gifts, visits.LastOrDefault(visit => pair.Item!.Stage is not null && visit.Stage == pair.Item.Stage && (pair.Item.ClosedAt is not { } closed || visit.StartedAt <= closed))))
            .Where(left => left.Fields.Count > 0).ToList();
    }

    private static LeftDraft Beside(Draft draft, WorkItem item, IReadOnlyList<CompensationLine> gifts, StageVisit? recorded)
    {
        var answers = recorded is null ? [] : JsonNode.Parse(recorded.Fields)!.AsObject();
        var fields = from field in draft.Fields
                     let name = field.Key.StartsWith(Question, StringComparison.Ordinal) ? field.Key[Question.Length..] : null
                     let asked = item.Form.Fields.FirstOrDefault(asked => asked.Name == name)
                     where name is null ? field.Key is "note" or "outcome" or "mood" or "lines" or "signature" : asked is not null
                     let theirs = field.Key switch
                     {
                         "note" => recorded?.Note,
                         "outcome" => recorded?.Outcome ?? item.Outcome,
                         "mood" => recorded?.Mood?.ToString(System.Globalization.CultureInfo.InvariantCulture),
                         "lines" => Gifts(gifts.Where(line => recorded is not null && line.VisitId == recorded.Id).Select(line => new ProposedLine(line.Kind, line.Quantity, null))),
                         "signature" => null,
                         _ => answers[name!]?.ToString(),
                     }
                     let mine = field.Key switch
                     {
                         "lines" => Gifts(FormDraft.ListOf<ProposedLine>(field.Value.Value).Select(line => new ProposedLine(line.Kind, line.Quantity, null))),
                         "signature" => field.Value.Value.Length > 0 ? Signed : "",
                         _ when asked is { Type: not FieldType.Text } || field.Key is "outcome" or "mood" => field.Value.Value,
                         _ => field.Value.Together,
                     }
                     where !string.IsNullOrWhiteSpace(mine) && !string.Equals(mine.Trim(), theirs?.Trim(), StringComparison.OrdinalIgnoreCase)
                     select new TwoTexts(name ?? field.Key, asked?.Label.Of("Field", asked.Name), string.IsNullOrWhiteSpace(theirs) ? null : theirs, mine);
        return new LeftDraft(draft.Form, item.Stage, item.Title, recorded?.By ?? item.ClosedBy, item.ClosedAt ?? draft.UpdatedAt, [.. fields]);
    }

    /// <summary>What and how many, in one order, so that the same gifts are the same text.</summary>
    private static string Gifts(IEnumerable<ProposedLine> lines) => FormDraft.Written([.. lines.OrderBy(line => line.Kind, StringComparer.Ordinal).ThenBy(line => line.Quantity)]);
}
