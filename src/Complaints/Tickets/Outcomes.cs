namespace Complaints.Tickets;

/// <summary>How a complaint can end. An outcome is a word of the process; these are the ones the rules here know.</summary>
public static class Outcomes
{
    public const string NoFault = "noFault";
    public const string Upheld = "upheld";
    public const string PartlyUpheld = "partlyUpheld";
    public const string GoodwillNoFault = "goodwillNoFault";
    public const string Rejected = "rejected";
    public const string Withdrawn = "withdrawn";

    /// <summary>The customer took it outside, see <see cref="Choices.Outside"/>.</summary>
    public const string Escalated = "escalated";

    /// <summary>The customer answered no follow-up: counted neither as satisfied nor as dissatisfied.</summary>
    public const string NoReply = "noReply";

    /// <summary>An administrator ended the process.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>Whether the customer was right, wholly or in part. A gift without a fault is kindness and says nothing of the sort.</summary>
    public static bool IsUpheld(string? outcome) => outcome is Upheld or PartlyUpheld;
}
