using System.Text.Json.Nodes;

namespace Complaints.Durability.Tests.Load;

public enum Deed
{
    Open,
    Stage,
    Decide,
    Withdraw,

    /// <summary>I see to this task, and the others leave it to me.</summary>
    Claim,

    /// <summary>Somebody else may.</summary>
    Release,

    /// <summary>New complaints run on this drawing.</summary>
    Publish,

    /// <summary>This process goes on with another version.</summary>
    Migrate,
}

public enum Fate
{
    /// <summary>The connection died before the answer, and the client did not ask again.</summary>
    Unknown,

    /// <summary>Answered with success.</summary>
    Acknowledged,

    /// <summary>Answered with a reason why not.</summary>
    Refused,
}

/// <summary>
/// One line of a client's journal: what it wanted done, and what it was told. The key is sent as Idempotency-Key and
/// written into the text that is kept, so that the database itself says which intention a row came from.
/// </summary>
/// <param name="About">The ticket's number, or the id of the approval, the task or the process; empty when a ticket is opened or a drawing published.</param>
public sealed record Intention(string Key, Deed Deed, string About, string User, string Path, JsonObject Body)
{
    public Fate Fate { get; private set; }

    /// <summary>What was answered: the value, or the problem details.</summary>
    public JsonNode? Answer { get; private set; }

    /// <summary>How often it was sent again because no answer came.</summary>
    public int Repeats { get; set; }

    /// <summary>How often the server gave up and asked for patience.</summary>
    public int GaveUp { get; set; }

    public void Acknowledge(JsonNode answer) => (Fate, Answer) = (Fate.Acknowledged, answer);

    public void Refuse(JsonNode? problem) => (Fate, Answer) = (Fate.Refused, problem);

    public override string ToString() => $"{Key} ({Deed} {About} by {User}: {Fate})";
}
