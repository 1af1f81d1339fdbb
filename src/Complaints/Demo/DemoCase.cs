using Complaints.Access;
using Complaints.Customers;
using Complaints.Stages;
using Complaints.Tickets;

namespace Complaints.Demo;

internal enum DemoEnding
{
    /// <summary>Satisfied at once, and still at the follow-up.</summary>
    Satisfied,

    /// <summary>Not satisfied at first; the second offer does it.</summary>
    SecondOffer,

    /// <summary>Satisfied, but the follow-up shows a promise not kept.</summary>
    SecondChance,

    /// <summary>Three tries to reach the customer, in vain.</summary>
    NoReply,

    /// <summary>Two second chances did not help.</summary>
    FinalResponse,
}

/// <summary>One complaint as it will happen: decided before it is lived through.</summary>
internal sealed class DemoCase(DemoStore store, DemoDefect defect, DateTime openedAt)
{
    public DemoStore Store { get; } = store;

    public DemoDefect Defect { get; } = defect;

    public DateTime OpenedAt { get; } = openedAt;

    /// <summary>What the clerk first took it for; analysis finds <see cref="Defect"/>.</summary>
    public DemoDefect? FirstTakenFor { get; init; }

    public Actor Clerk { get; set; } = Actor.Nobody;

    public Customer? Customer { get; set; }

    /// <summary>Whom the plan wants to complain; otherwise chance chooses.</summary>
    public Customer? WantedCustomer { get; init; }

    /// <summary>How that customer shows the purchase.</summary>
    public string? WantedProof { get; init; }

    public (DemoStyle Style, string Batch)? WantedArticle { get; init; }

    public Item Item { get; set; } = new(null, null, null, null, null, null, null, null);

    public string Channel { get; set; } = "counter";

    public string Remedy { get; set; } = "";

    public int Mood { get; set; }

    public string? Finding { get; set; }

    public string Cause { get; set; } = "unknown";

    public DemoEnding Ending { get; set; }

    /// <summary>How often the customer is not reached at first.</summary>
    public int MissedCalls { get; set; }

    public IReadOnlyList<ProposedLine>? Gifts { get; set; }

    /// <summary>Its clerk does not like to give.</summary>
    public bool Stingy { get; set; }

    /// <summary>It has come to this stage and no further.</summary>
    public string? StaysAt { get; init; }

    /// <summary>Everything happens within the hour, while the customer is in the store.</summary>
    public bool AtOnce => StaysAt is not null || WaitsForDecision;

    /// <summary>Its compensation is being decided upon now.</summary>
    public bool WaitsForDecision { get; init; }

    public string? WithdrawnAt { get; set; }

    /// <summary>The customer has not brought the article, so that a supervisor passes over the gate.</summary>
    public bool ArticleNotAtHand { get; set; }
}
