using System.Security.Cryptography;
using System.Text.Json;
using Complaints.Access;
using Complaints.Data;
using Complaints.Exchange;
using Complaints.Processes;
using Complaints.Products;
using Complaints.Shell.Drafts;
using Complaints.Tickets;
using Complaints.Workflow;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Shell;

/// <summary>
/// What happens around every handler, in this order: who may, is the form right, do it, save once, tell the open
/// pages; and a request that was done before gets the answer it got then. A handler that refuses leaves nothing behind, because only this saves.
/// Whoever was overtaken on the way is asked afresh by <see cref="Requests"/>.
/// </summary>
public sealed class RequestPipeline<TRequest, T>(
    ComplaintsDb db, RequestScope scope, IEnumerable<IValidator<TRequest>> validators, LiveUpdates updates, ReferenceLists lists, ProcessDefinitions definitions,
    TimeProvider clock)
    : IPipelineBehavior<TRequest, Answer<T>>
    where TRequest : IRequest<Answer<T>>
{
    public async Task<Answer<T>> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<Answer<T>> next)
    {
        if (MayAttribute.WhyNot(typeof(TRequest), scope.Actor) is { } refusal)
        {
            return refusal;
        }

        var problems = validators.SelectMany(validator => validator.Check(request)).ToList();
        if (problems.Count > 0)
        {
            return Refused.Form(problems);
        }

        if (request is ICommand<T>)
        {
            return await Change(request, next, cancellationToken);
        }

        var answer = await next();
        return await db.AnyTicketChangedMeanwhile(cancellationToken) ? throw new OvertakenException(TooFast) : answer;
    }

    private async Task<Answer<T>> Change(TRequest request, RequestHandlerDelegate<Answer<T>> next, CancellationToken cancellation)
    {
        // A repeat is noticed where it collides with the first: it is refused (the ticket has moved on), or it cannot be
        // saved (the key is taken). So the usual request, which is no repeat, need not ask first.
        var print = scope.Key is null ? "" : Fingerprint(request);
        // Changes are looked for once, when the handler is done: every look compares all that was read.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        Answer<T> answer;
        try
        {
            answer = await next();
        }
        catch (ActivationRefusedException refused)
        {
            answer = Refused.Rule("", refused.Remark);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            if (db.GaveWay(problem))
            {
                throw new OvertakenException(Busy, problem);
            }

            if (await EarlierAnswer(print, cancellation) is { } earlier)
            {
                return earlier;
            }

            await Doubt(problem, cancellation);
            throw;
        }

        if (answer.IsRefused)
        {
            if (await EarlierAnswer(print, cancellation) is { } earlier)
            {
                return earlier;
            }

            await Doubt(null, cancellation);
            return answer;
        }

        // What is saved is no draft any more, from the same moment on.
        if (scope.Key?.StartsWith(FormDraft.KeyPrefix, StringComparison.Ordinal) == true)
        {
            db.RemoveRange(await db.Drafts.Where(draft => draft.PersonId == scope.Actor.PersonId && draft.Key == scope.Key).ToListAsync(cancellation));
        }

        db.ChangeTracker.DetectChanges();
        var changed = db.ChangedTickets();
        var listsChanged = db.ChangesLists();
        if (scope.Key is { } key)
        {
            db.Add(new IdempotencyRecord(scope.Actor.PersonId, key, print, JsonSerializer.Serialize(answer.Value, Json.Options), clock.Now()));
        }

        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            db.ChangeTracker.Clear();
            if (db.GaveWay(problem))
            {
                throw new OvertakenException(Busy, problem);
            }

            // Two of the same at once, or two different ones on the same ticket: one of them won. Look who.
            if (await EarlierAnswer(print, cancellation) is { } winner)
            {
                return winner;
            }

            if (problem is DbUpdateConcurrencyException || (problem is DbUpdateException update && db.IsUniqueViolation(update)))
            {
                throw new OvertakenException(Faster, problem);
            }

            throw;
        }

        if (listsChanged)
        {
            lists.Forget();
            definitions.Forget();
        }

        updates.Announce(changed);
        return answer;
    }

    private static Refused Faster => new(Refusal.Overtaken, [new Problem("version", "Others kept changing this at the same moment. Nothing was saved. Look at it again, then try once more.")]);

    private static Refused TooFast => new(Refusal.Busy, [new Problem("", "This changes faster than it can be read. Try again in a moment.")]);

    private static Refused Busy => new(Refusal.Busy, [new Problem("", "The database is busy and let others go first. Nothing was saved. Try again in a moment.")]);

    /// <summary>
    /// A handler reads in several queries. When another request saves between two of them, what it sees does not fit
    /// together, and so its refusal or failure means nothing.
    /// </summary>
    private async Task Doubt(Exception? failure, CancellationToken cancellation)
    {
        if (await db.AnyTicketChangedMeanwhile(cancellation))
        {
            throw new OvertakenException(Faster, failure);
        }
    }

    private async Task<Answer<T>?> EarlierAnswer(string print, CancellationToken cancellation)
    {
        if (scope.Key is not { } key)
        {
            return null;
        }

        var record = await db.IdempotencyRecords.AsNoTracking()
            .FirstOrDefaultAsync(r => r.PersonId == scope.Actor.PersonId && r.Key == key, cancellation);
        if (record is null)
        {
            return null;
        }

        return record.Fingerprint == print
            ? JsonSerializer.Deserialize<T>(record.Answer, Json.Options)!
            : Refused.Rule("Idempotency-Key", "This key was already used for a different request. Send a new key with a new request.");
    }

    /// <summary>The request's kind and content: the same key with other content is a mistake of the caller, not a repeat.</summary>
    private static string Fingerprint(TRequest request) =>
        Convert.ToHexStringLower(SHA256.HashData(
            [.. System.Text.Encoding.UTF8.GetBytes(typeof(TRequest).Name), .. JsonSerializer.SerializeToUtf8Bytes(request, Json.Options)]));
}
