using Complaints.Access;
using Complaints.Data;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Shell.Drafts;

/// <summary>Keeps what somebody is typing, and answers what other devices of the same person have typed meanwhile.</summary>
/// <param name="Key">The idempotency key of the form on this device; the draft's own one is answered.</param>
/// <param name="Seen">The draft's version this device knew when it was typed; 0 for none.</param>
/// <param name="Values">What changed, by field name. None at all only asks for news.</param>
/// <param name="Settled">Fields for which the person has chosen between two texts.</param>
[May(Role.Floor, Role.Quality)]
public sealed record SaveDraft(string Form, string Key, string Device, int Seen, IReadOnlyDictionary<string, string?> Values, IReadOnlyList<string>? Settled = null)
    : ICommand<DraftNews>;

/// <param name="Newer">Fields that other devices wrote since, by name.</param>
/// <param name="Others">Fields typed on two devices at once: the text that did not win.</param>
/// <param name="Late">The ticket whose step was recorded before this came; null in the usual case.</param>
public sealed record DraftNews(int Version, string Key, IReadOnlyDictionary<string, string> Newer, IReadOnlyDictionary<string, string> Others, string? Late = null);

public sealed class SaveDraftValidator : IValidator<SaveDraft>
{
    private const int MostFields = 200;

    public IEnumerable<Problem> Check(SaveDraft request)
    {
        var form = new FormCheck();
        form.Text("form", request.Form, DraftTable.FormLength, required: true);
        form.When(!string.IsNullOrWhiteSpace(request.Form) && !Draft.IsForm(request.Form), "form", NoSuchForm);
        form.Text("key", request.Key, DraftTable.KeyLength, required: true);
        form.When(request.Key?.StartsWith(FormDraft.KeyPrefix, StringComparison.Ordinal) == false, "key", $"The key of a form begins with {FormDraft.KeyPrefix}");
        form.Text("device", request.Device, 60, required: true);
        form.When(request.Seen < 0, "seen", "Versions count from 0.");
        form.When(request.Values is null || request.Values.Count > MostFields, "values", $"Send up to {MostFields} fields.");
        form.When(request.Settled?.Count > MostFields, "settled", $"Send up to {MostFields} fields.");
        foreach (var name in request.Settled ?? [])
        {
            form.Text("settled", name, 100, required: true);
        }

        foreach (var (name, value) in request.Values ?? new Dictionary<string, string?>())
        {
            form.Text("values", name, 100, required: true);
            form.Text("values", value, DraftTable.MostBytes);
        }

        return form.Problems;
    }

    internal static Sentence NoSuchForm => "There is no such form.";
}

public sealed class SaveDraftHandler(ComplaintsDb db, RequestScope scope, TimeProvider clock) : IRequestHandler<SaveDraft, Answer<DraftNews>>
{
    public async Task<Answer<DraftNews>> Handle(SaveDraft request, CancellationToken cancellationToken)
    {
        var me = scope.Actor.PersonId;
        var step = await StepOf(request.Form, cancellationToken);
        if (!Draft.BelongsToNothing(request.Form) && (step is null || !scope.Actor.Sees(step.Store)) && !await IsBesideSteps(request.Form, cancellationToken))
        {
            return Refused.NotFound("form", SaveDraftValidator.NoSuchForm);
        }

        var draft = await db.Drafts.FirstOrDefaultAsync(draft => draft.PersonId == me && draft.Form == request.Form, cancellationToken);
        if (draft is null && request.Values.Count == 0)
        {
            return new DraftNews(0, request.Key, new Dictionary<string, string>(), new Dictionary<string, string>());
        }

        var now = clock.Now();
        draft ??= await Begin(request, now, cancellationToken);
        var late = step is { IsOver: true } ? step.Ticket : null;
        if (await IsUsed(draft.Key, cancellationToken))
        {
            // Its form is saved. What still comes under the old key is either the same, or was typed on another device
            // while one saved: that has missed its step, and must not be lost for it.
            var again = draft.Key == request.Key || await IsUsed(request.Key, cancellationToken);
            if (again && late is null)
            {
                return Refused.Changed("This form is saved already.");
            }

            draft.BeginAgain(again ? FormDraft.NewKey() : request.Key, now);
        }

        if (request.Values.Count > 0 || request.Settled?.Count > 0)
        {
            draft.Write(request.Device, request.Seen, request.Values, request.Settled ?? [], now);
        }

        if (draft.IsTooLong)
        {
            return Refused.Form("values", "This is too long to be kept as a draft. Save this step, or shorten it.");
        }

        return new DraftNews(
            draft.Version, draft.Key,
            draft.Fields.Where(field => field.Value.Version > request.Seen && field.Value.Device != request.Device && !request.Values.ContainsKey(field.Key))
                .ToDictionary(field => field.Key, field => field.Value.Value),
            draft.Fields.Where(field => field.Value.Other is not null).ToDictionary(field => field.Key, field => field.Value.Other!),
            late);
    }

    private Task<bool> IsUsed(string key, CancellationToken cancellation) =>
        db.IdempotencyRecords.AnyAsync(record => record.PersonId == scope.Actor.PersonId && record.Key == key, cancellation);

    private async Task<Draft> Begin(SaveDraft request, DateTime now, CancellationToken cancellation)
    {
        var others = await db.Drafts.Where(draft => draft.PersonId == scope.Actor.PersonId).OrderByDescending(draft => draft.UpdatedAt)
            .Skip(DraftTable.MostOfAPerson - 1).ToListAsync(cancellation);
        db.RemoveRange(others);
        return db.Add(new Draft(scope.Actor.PersonId, request.Form, request.Key, now)).Entity;
    }

    /// <summary>The task of a form, when it is one of the ticket that the form names.</summary>
    private async Task<Step?> StepOf(string form, CancellationToken cancellation) => Draft.PlaceOf(form) switch
    {
        (Draft.NoTicket, { } task) => await db.WorkItems.Where(item => item.Id == task && item.TicketId == null)
            .Select(item => new Step(Draft.NoTicket, item.StoreCode, false)).FirstOrDefaultAsync(cancellation),
        ({ } number, { } task) => await (
            from item in db.WorkItems
            join ticket in db.Tickets on item.TicketId equals (Guid?)ticket.Id
            where item.Id == task && ticket.Number == number
            select new Step(ticket.Number, ticket.StoreCode, item.ClosedAt != null)).FirstOrDefaultAsync(cancellation),
        _ => null,
    };

    private Task<bool> IsBesideSteps(string form, CancellationToken cancellation) => (Draft.TicketOfCare(form), Draft.SubjectOf(form)) switch
    {
        ({ } number, _) => db.Tickets.SeenBy(scope.Actor).AnyAsync(ticket => ticket.Number == number, cancellation),
        (_, (Draft.Approval, var id)) => db.Approvals.AnyAsync(approval => approval.Id == id, cancellation),
        (_, (Draft.Customer, var id)) => db.Customers.AnyAsync(customer => customer.Id == id, cancellation),
        _ => Task.FromResult(false),
    };

    private sealed record Step(string Ticket, string Store, bool IsOver);
}
