using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Complaints.Tests.Support;

/// <summary>
/// Answers each request of a page before it returns, as SQLite does by nature: a test that clicks and looks then never clicks
/// on what is just being drawn anew. On PostgreSQL it did, about once in a thousand tests.
/// </summary>
public sealed class Prompt(IServiceScopeFactory scopes) : IServiceScopeFactory
{
    public IServiceScope CreateScope() => new Scope(scopes.CreateScope());

    private sealed class Scope(IServiceScope inner) : IServiceScope, IServiceProvider, IAsyncDisposable
    {
        public IServiceProvider ServiceProvider => this;

        public object? GetService(Type serviceType) => serviceType == typeof(IMediator)
            ? new Door(inner.ServiceProvider.GetRequiredService<IMediator>())
            : inner.ServiceProvider.GetService(serviceType);

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => ((IAsyncDisposable)inner).DisposeAsync();
    }

    private sealed class Door(IMediator inner) : IMediator
    {
        /// <summary>Away from the page's own thread, which would wait for itself.</summary>
        public Task<TResponse> Send<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken = default)
        {
            var answer = Task.Run(() => inner.Send(request, cancellationToken), CancellationToken.None);
            ((IAsyncResult)answer).AsyncWaitHandle.WaitOne();
            return answer;
        }

        public Task Publish<TNotification>(TNotification notification, CancellationToken cancellationToken = default)
            where TNotification : INotification => inner.Publish(notification, cancellationToken);
    }
}
