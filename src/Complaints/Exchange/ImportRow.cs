using Complaints.Compensation;
using Complaints.Shell;
using Complaints.Tickets;

namespace Complaints.Exchange;

/// <summary>A row of a register that can be imported.</summary>
/// <param name="Key">What identifies it in its register.</param>
internal sealed record ImportRow(
    int Line, string Key, DateTime OpenedAt, DateTime? ClosedAt, ImportCode Store, string Channel, ImportCode? Style, ImportCode? Defect, string? Problem,
    Item Item, string Description, string? Outcome)
{
    /// <summary>An earlier date is a typing mistake.</summary>
    private static readonly DateTime Earliest = new(1980, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <param name="currencies">The currencies of the chain's own stores.</param>
    /// <returns>The row, or one sentence that says why it is refused.</returns>
    public static (ImportRow? Row, Sentence? Wrong) Read(ImportPlan plan, ImportLine line, string key, IReadOnlyDictionary<string, string> currencies)
    {
        if (line.Fields.Length != plan.Table.Columns.Count)
        {
            return (null, plan.Table.HasHeader
                ? Sentence.Of($"The row has {line.Fields.Length:value} fields, the header has {plan.Table.Columns.Count}.")
                : Sentence.Of($"The row has {line.Fields.Length:value} fields, the first row has {plan.Table.Columns.Count}."));
        }

        if (line.Wrong is not null)
        {
            return (null, line.Wrong);
        }

        var cells = new ImportCells(plan, line.Fields);
        foreach (var column in plan.Key)
        {
            cells.Require(column, "but it identifies the row");
        }

        var opened = cells.Moment(ImportTarget.OpenedAt);
        cells.When(opened is null, ImportTarget.OpenedAt, "but every complaint needs the day it was opened");
        cells.When(opened?.Utc > plan.Now, ImportTarget.OpenedAt, "which lies in the future");
        cells.When(opened?.Utc < Earliest, ImportTarget.OpenedAt, "which is too long ago to be true");
        var closed = Closed(cells, opened, plan.Now);
        var store = cells.Code(ImportTarget.Store, ImportTarget.StoreName);
        cells.When(store is null && plan.ColumnOf(ImportTarget.Store) is not null, ImportTarget.Store, "but every complaint needs a store; give one for such rows");
        store ??= ImportCode.Of(plan.Mapping.Name);
        var row = new ImportRow(
            line.Line, key, opened?.Utc ?? default, closed, store, ChannelOf(cells), cells.Code(ImportTarget.Style, ImportTarget.StyleName),
            cells.Code(ImportTarget.Defect, ImportTarget.DefectName), cells.Text(ImportTarget.Problem), Article(cells, plan, currencies.GetValueOrDefault(store.Code)),
            Words(cells), cells.Coded(ImportTarget.Outcome));
        return cells.Wrong is { } wrong ? (null, wrong) : (row, null);
    }

    private static DateTime? Closed(ImportCells cells, ImportDates.Moment? opened, DateTime now)
    {
        if (cells.Moment(ImportTarget.ClosedAt) is not { } closed || opened is null)
        {
            return null;
        }

        // Where only the day of closing is kept, a complaint of that day was closed at some time of it.
        if (!closed.HasTime && closed.Local.Date == opened.Local.Date)
        {
            return opened.Utc > closed.Utc ? opened.Utc : closed.Utc;
        }

        cells.When(closed.Utc < opened.Utc, ImportTarget.ClosedAt, "which lies before its opening");
        cells.When(closed.Utc > now, ImportTarget.ClosedAt, "which lies in the future");
        return closed.Utc;
    }

    private static string ChannelOf(ImportCells cells)
    {
        var channel = cells.Coded(ImportTarget.Channel);
        cells.When(channel is not null && !Choices.Channels.Contains(channel), ImportTarget.Channel, $"which is none of the channels {Choices.Channels}");
        return channel ?? "thirdParty";
    }

    private static Item Article(ImportCells cells, ImportPlan plan, string? storesCurrency)
    {
        var price = cells.Amount(ImportTarget.Price);
        var currency = price is null ? null : cells.Text(ImportTarget.Currency)?.ToUpperInvariant() ?? storesCurrency;
        cells.When(price is not null && currency is null, ImportTarget.Price, "but no currency is given");
        cells.When(currency is not null && !Money.IsCurrency(currency), ImportTarget.Currency, "which is no currency code such as CNY or EUR");
        cells.When(price < 0, ImportTarget.Price, "which lies below zero");
        cells.When(price > Money.Largest, ImportTarget.Price, "which is too high to be true");
        var minor = cells.Wrong is null && price is { } amount ? Money.ToMinor(amount, currency!) : null;
        cells.When(cells.Wrong is null && price is not null && minor is null, ImportTarget.Price, $"which has more decimals than {currency} knows");
        var bought = cells.Moment(ImportTarget.BoughtOn);
        cells.When(bought?.Local.Date > plan.Now.Date.AddDays(1), ImportTarget.BoughtOn, "which lies in the future");
        cells.When(bought?.Local < Earliest, ImportTarget.BoughtOn, "which is too long ago to be true");
        return new Item(
            null, cells.Text(ImportTarget.Colour), cells.Text(ImportTarget.Size), cells.Text(ImportTarget.Batch), minor, minor is null ? null : currency,
            bought is null ? null : DateOnly.FromDateTime(bought.Local), null);
    }

    /// <summary>The register's own number goes before the words, so that people find the complaint by it.</summary>
    private static string Words(ImportCells cells)
    {
        var number = cells.Text(ImportTarget.Number);
        var words = cells.Text(ImportTarget.Description);
        var both = number is null ? words ?? "" : $"#{number} {words}".TrimEnd();
        return both.Length > TextLimits.Note ? ImportCode.Cut(both, TextLimits.Note) : both;
    }
}
