using Complaints.Tickets;

namespace Complaints.Exchange;

/// <summary>What a column of a register can fill. No field of a customer is among them: a register's people stay in it.</summary>
/// <param name="Longest">Characters that are kept; a longer text refuses its row. 0 where the text is parsed, and for names, which are shortened.</param>
/// <param name="Constant">Whether a constant may stand in for a column, and words may be translated.</param>
public sealed record ImportTarget(string Name, int Longest, bool Constant = true)
{
    public const string Number = "number";
    public const string OpenedAt = "openedAt";
    public const string ClosedAt = "closedAt";
    public const string Store = "store";
    public const string StoreName = "storeName";
    public const string Channel = "channel";
    public const string Style = "style";
    public const string StyleName = "styleName";
    public const string Colour = "colour";
    public const string Size = "size";
    public const string Batch = "batch";
    public const string Defect = "defect";
    public const string DefectName = "defectName";
    public const string Problem = "problem";
    public const string Price = "price";
    public const string Currency = "currency";
    public const string BoughtOn = "boughtOn";
    public const string Description = "description";
    public const string Outcome = "outcome";

    public static readonly IReadOnlyList<ImportTarget> All =
    [
        new(Number, 100, Constant: false),
        new(OpenedAt, 0, Constant: false),
        new(ClosedAt, 0, Constant: false),
        new(Store, 0),
        new(StoreName, 0),
        new(Channel, 20),
        new(Style, 0),
        new(StyleName, 0),
        new(Colour, TextLimits.Code),
        new(Size, 20),
        new(Batch, TextLimits.Code),
        new(Defect, 0),
        new(DefectName, 0),
        new(Problem, TextLimits.Name),
        new(Price, 0, Constant: false),
        new(Currency, 3),
        new(BoughtOn, 0, Constant: false),
        new(Description, TextLimits.Note),
        new(Outcome, 40),
    ];

    public static readonly string Names = string.Join(", ", All.Select(target => target.Name));

    private static readonly Dictionary<string, ImportTarget> ByName = All.ToDictionary(target => target.Name);

    public static ImportTarget? Of(string name) => ByName.GetValueOrDefault(name);

    /// <summary>How complaints end in most registers. Any other word may be given; these have one for people.</summary>
    public static readonly IReadOnlyList<string> CommonOutcomes = ["met", "notMet", "upheld", "partlyUpheld", Outcomes.Rejected, Outcomes.Withdrawn];
}
