using System.Text.Json;
using Complaints.Access;
using Complaints.Data;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Stages;

/// <summary>What stands beside the talk with the customer: who was called, second opinions, what was signed.</summary>
[May(Role.Floor, Role.Quality)]
public sealed record ShowTalkHelp(string Number) : IQuery<TalkHelp>;

/// <param name="Call">The last call for somebody further up; null when nobody was called.</param>
public sealed record TalkHelp(CallView? Call, IReadOnlyList<OpinionView> Opinions, IReadOnlyList<SignatureView> Signatures);

/// <param name="Role">Who is called, as it has risen meanwhile.</param>
/// <param name="Answer">coming, later, or null while nobody has answered.</param>
/// <param name="Mine">Whether the reader may answer it.</param>
/// <param name="TakenBy">Who has taken it, before they have answered.</param>
public sealed record CallView(string Task, int Version, string Role, DateTime At, string? Answer, string? By, DateTime? AnsweredAt, bool Mine, string? TakenBy = null);

/// <param name="Task">Null when its process ended long ago and is archived, and with it the answer.</param>
/// <param name="First">The first judgement; hidden from everybody but who made it until the second is there.</param>
/// <param name="Finding">fault, wear or unclear; null while nobody has answered.</param>
/// <param name="Agrees">Whether both point the same way; null when one of them does not point anywhere.</param>
public sealed record OpinionView(string? Task, string AskedBy, DateTime AskedAt, WearRecord? First, string? Finding, string? By, DateTime? AnsweredAt, bool? Agrees);

public sealed record SignatureView(string Path, string By, DateTime At);

public sealed class ShowTalkHelpHandler(ComplaintsDb db, RequestScope scope) : IRequestHandler<ShowTalkHelp, Answer<TalkHelp>>
{
    public async Task<Answer<TalkHelp>> Handle(ShowTalkHelp request, CancellationToken cancellationToken)
    {
        var number = request.Number.ToUpperInvariant();
        if (await db.Tickets.AsNoTracking().FirstOrDefaultAsync(ticket => ticket.Number == number, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.Unknown(request.Number);
        }

        var me = scope.Actor;
        if (ticket.WhyHidden(me) is { } refusal)
        {
            return refusal;
        }

        var tasks = await db.WorkItems.AsNoTracking().Where(item => item.TicketId == ticket.Id && (item.Name == WellKnown.CallTask || item.Name == WellKnown.OpinionTask))
            .OrderBy(item => item.OpenedAt).ToListAsync(cancellationToken);
        var opinions = await db.SecondOpinions.AsNoTracking().Where(opinion => opinion.TicketId == ticket.Id).OrderBy(opinion => opinion.AskedAt).ToListAsync(cancellationToken);
        var archived = opinions.Count == 0 ? [] : await db.ArchivedProcesses.Where(process => process.TicketId == ticket.Id).Select(process => process.InstanceId).ToListAsync(cancellationToken);

        var signatures = Signature.MayBeSeen(me, ticket)
            ? await db.Signatures.AsNoTracking().Where(signature => signature.TicketId == ticket.Id).OrderBy(signature => signature.At).ToListAsync(cancellationToken)
            : [];
        var call = tasks.LastOrDefault(item => item.Name == WellKnown.CallTask);
        return new TalkHelp(
            call is null || (call.ClosedAt is not null && call.ClosedBy is null) ? null : new CallView(
                call.Id, call.Version, call.Role.Word(), call.OpenedAt, call.Outcome, call.ClosedBy, call.ClosedAt, call.ClosedAt is null && me.Role.Covers(call.Role) && (call.ClaimedById ?? me.PersonId) == me.PersonId, call.ClaimedBy),
            [.. from opinion in opinions
                join item in tasks on opinion.InstanceId equals item.InstanceId into answers
                from item in answers.DefaultIfEmpty()
                where item is not null || archived.Contains(opinion.InstanceId)
                select View(opinion, item, me)],
            [.. signatures.Select(signature => new SignatureView(signature.Path, signature.By, signature.At))]);
    }

    private static OpinionView View(SecondOpinion opinion, WorkItem? task, Actor me)
    {
        var first = JsonSerializer.Deserialize<WearRecord>(opinion.Judgement, Json.Options)!;
        return new OpinionView(
            task?.Id, opinion.AskedBy, opinion.AskedAt, task is null || task.Outcome is not null || opinion.AskedById == me.PersonId ? first : null,
            task?.Outcome, task?.ClosedBy, task?.ClosedAt, Agree(first.Judgement.Finding, task?.Outcome));
    }

    private static bool? Agree(string first, string? second) => (first, second) switch
    {
        ("partlyUpheld", _) or (_, not ("fault" or "wear")) => null,
        _ => (first == "upheld") == (second == "fault"),
    };
}
