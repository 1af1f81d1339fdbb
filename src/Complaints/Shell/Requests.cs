using Complaints.Access;
using MediatR;

namespace Complaints.Shell;

/// <summary>Changes something: one request, one scope, one transaction. May carry an idempotency key.</summary>
public interface ICommand<T> : IRequest<Answer<T>>;

/// <summary>Reads something and changes nothing.</summary>
public interface IQuery<T> : IRequest<Answer<T>>;

/// <summary>Checks a form before its handler sees it. Every command has one.</summary>
public interface IValidator<in TRequest>
{
    IEnumerable<Problem> Check(TRequest request);
}

/// <summary>Who asks, and under which idempotency key: known to everything inside one request's scope.</summary>
public sealed class RequestScope
{
    public Actor Actor { get; set; } = Actor.Nobody;

    /// <summary>The caller's name for this one intention, so that a repeat does nothing twice; null when it cannot repeat.</summary>
    public string? Key { get; set; }
}

/// <summary>
/// The one door. Pages, the API, timers and tests all send their requests here; each gets a scope, and so a database
/// context, of its own. What is allowed, valid, repeated, saved and announced is decided in <see cref="RequestPipeline{TRequest,T}"/>.
/// </summary>
public sealed class Requests(IServiceScopeFactory scopes, CurrentActor current)
{
    /// <summary>How often a request is tried that somebody unseen overtakes, the first time included.</summary>
    public const int MostAttempts = 3;

    public async Task<Answer<T>> Send<T>(IRequest<Answer<T>> request, string? key = null, CancellationToken cancellation = default) =>
        await SendAs(await current.Get(), request, key, cancellation);

    /// <summary>Why whoever is signed in may never send this, so that a form can say so before it is filled in; empty when they may.</summary>
    public async Task<IReadOnlyList<Problem>> WhyNot<TRequest>() => MayAttribute.WhyNot(typeof(TRequest), await current.Get())?.Problems ?? [];

    /// <summary>As somebody else than the one who is signed in: for timers, start-up and tests.</summary>
    public async Task<Answer<T>> SendAs<T>(Actor actor, IRequest<Answer<T>> request, string? key = null, CancellationToken cancellation = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await SendOnce(actor, request, key, cancellation);
            }
            catch (OvertakenException overtaken)
            {
                if (attempt == MostAttempts)
                {
                    return overtaken.Why;
                }
            }
        }
    }

    /// <summary>In a scope of its own, so that an attempt sees nothing of what the one before it read.</summary>
    private async Task<Answer<T>> SendOnce<T>(Actor actor, IRequest<Answer<T>> request, string? key, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var here = scope.ServiceProvider.GetRequiredService<RequestScope>();
        here.Actor = actor;
        here.Key = key;
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellation);
    }
}
