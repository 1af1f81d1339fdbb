using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Complaints.Tests.Support;

/// <summary>
/// Answers each request of a page before it returns, as SQLite does by nature: a test that clicks and looks then never clicks
/// on what is just being drawn anew. On PostgreSQL it did, about once in a thousand tests.
/// </summary>
/// <param name="before">Waited for before a request is answered, which takes its time then: a slow line. What it throws, the request throws.</param>
public sealed class Prompt(IServiceScopeFactory scopes, Func<object, Task>? before = null) : IServiceScopeFactory
{
    public IServiceScope CreateScope() => new Scope(scopes.CreateScope(), before);

    private sealed class Scope(IServiceScope inner, Func<object, Task>? before) : IServiceScope, IServiceProvider, IAsyncDisposable
    {
        public IServiceProvider ServiceProvider => this;

        public object? GetService(Type serviceType) => serviceType == typeof(IMediator)
            ? new Door(inner.ServiceProvider.GetRequiredService<IMediator>(), before)
            : inner.ServiceProvider.GetService(serviceType);

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => ((IAsyncDisposable)inner).DisposeAsync();
    }

    private sealed class Door(IMediator inner, Func<object, Task>? before) : IMediator
    {
        /// <summary>Away from the page's own thread, which would wait for itself.</summary>
        public Task<TResponse> Send<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken = default)
        {
            if (before is not null)
            {
                return Slowly(request, cancellationToken);
            }

            var answer = Task.Run(() => inner.Send(request, cancellationToken), CancellationToken.None);
            ((IAsyncResult)answer).AsyncWaitHandle.WaitOne();
            return answer;
        }

        private async Task<TResponse> Slowly<TResponse>(IRequest<TResponse> request, CancellationToken cancellation)
        {
            await before!(request);
            return await inner.Send(request, cancellation);
        }

        public Task Publish<TNotification>(TNotification notification, CancellationToken cancellationToken = default)
            where TNotification : INotification => inner.Publish(notification, cancellationToken);
    }
}
