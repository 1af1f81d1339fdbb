namespace Complaints.Tickets;

/// <summary>How a complaint can end. An outcome is a word of the process; these are the ones the rules here know.</summary>
public static class Outcomes
{
    public const string NoFault = "noFault";
    public const string GoodwillNoFault = "goodwillNoFault";
    public const string Rejected = "rejected";
    public const string Withdrawn = "withdrawn";

    /// <summary>An administrator ended the process.</summary>
    public const string Cancelled = "cancelled";
}
