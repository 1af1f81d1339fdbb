using Complaints.Shell;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Complaints.Tests.Support;

/// <summary>Lets something happen after a handler has read and decided, and before it is saved: the moment when others interfere.</summary>
/// <param name="happens">Told which attempt it is, from 1. What it throws, the handler throws.</param>
public sealed class InBetween<TRequest, T>(Func<int, Task> happens)
    where TRequest : IRequest<Answer<T>>
{
    public int Attempts { get; private set; }

    public void Into(IServiceCollection services)
    {
        var handler = services.Single(service => service.ServiceType == typeof(IRequestHandler<TRequest, Answer<T>>)).ImplementationType!;
        services.Replace(ServiceDescriptor.Scoped<IRequestHandler<TRequest, Answer<T>>>(provider =>
            new Handler(this, (IRequestHandler<TRequest, Answer<T>>)ActivatorUtilities.CreateInstance(provider, handler))));
    }

    private Task Happen() => happens(++Attempts);

    private sealed class Handler(InBetween<TRequest, T> between, IRequestHandler<TRequest, Answer<T>> inner) : IRequestHandler<TRequest, Answer<T>>
    {
        public async Task<Answer<T>> Handle(TRequest request, CancellationToken cancellationToken)
        {
            var answer = await inner.Handle(request, cancellationToken);
            await between.Happen();
            return answer;
        }
    }
}
