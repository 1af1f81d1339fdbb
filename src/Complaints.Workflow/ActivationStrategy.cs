using System.Security.Cryptography;
using System.Text;

namespace Complaints.Workflow;

/// <summary>
/// How many instances of a process may run beside each other: <c>options.activationStrategyType</c>. What has failed and may
/// be tried again counts as running; what has finished or was cancelled does not.
/// </summary>
public enum ActivationStrategy
{
    /// <summary>Any number.</summary>
    AllowAlways,

    /// <summary>One.</summary>
    Singleton,

    /// <summary>One for each correlation id; those without one count as one.</summary>
    CorrelatedSingleton,

    /// <summary>None while an instance of whatever process runs under the same correlation id. Without one it always starts.</summary>
    Correlation,
}

/// <summary>What follows from an <see cref="ActivationStrategy"/>, for whoever keeps instances.</summary>
public static class Activation
{
    /// <summary>
    /// The name under which an instance runs and beside which there may be no second one; null where any number may run.
    /// Whoever keeps it under a unique key until the instance ends lets of two starts at one moment one through.
    /// </summary>
    public static string? Key(WorkflowDefinition definition, string? correlationId)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return definition.Activation switch
        {
            ActivationStrategy.Singleton => Hash("Singleton", definition.Id),
            ActivationStrategy.CorrelatedSingleton => Hash("CorrelatedSingleton", definition.Id, correlationId ?? ""),
            ActivationStrategy.Correlation when correlationId is not null => Hash("Correlation", correlationId),
            _ => null,
        };
    }

    /// <summary>Why it may not start, once it is known that an instance runs which forbids it.</summary>
    public static Remark Refusal(WorkflowDefinition definition, string? correlationId)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return definition.Activation == ActivationStrategy.Correlation ? Remark.Of($"{definition.Name} is not started: a process runs already for {correlationId}.")
            : definition.Activation == ActivationStrategy.CorrelatedSingleton && correlationId is not null ? Remark.Of($"{definition.Name} is not started: it runs already for {correlationId}.")
            : Remark.Of($"{definition.Name} is not started: it runs already, and only one may run at a time.");
    }

    // Ids may be long and hold anything; a key is short and of one alphabet.
    private static string Hash(params string[] parts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))));
}

/// <summary>A process was to be started, and its <see cref="ActivationStrategy"/> forbids it.</summary>
public sealed class ActivationRefusedException(Remark remark) : InvalidOperationException(remark.ToString())
{
    /// <summary>Why.</summary>
    public Remark Remark { get; } = remark;
}
