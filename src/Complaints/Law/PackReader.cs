using System.Text.Json;
using Complaints.Compensation;
using Complaints.Tickets;

namespace Complaints.Law;

/// <param name="Path">Where, as in JSONPath: <c>$.periods[0].length</c>.</param>
public sealed record PackProblem(string Path, string Sentence);

/// <param name="Pack">Null when there are problems.</param>
public sealed record PackReading(RulePack? Pack, IReadOnlyList<PackProblem> Problems);

/// <summary>Reads a pack, or says everything that is wrong with it. Never throws, whatever the text is.</summary>
public static class PackReader
{
    public const int LongestCode = 40;

    public static PackReading Read(string? json)
    {
        List<PackProblem> problems = [];
        try
        {
            using var document = JsonDocument.Parse(json ?? "", new JsonDocumentOptions { AllowDuplicateProperties = false });
            var pack = Pack(new PackNode(document.RootElement, "$", problems));
            return problems.Count > 0 ? new(null, problems) : new(pack, []);
        }
        catch (JsonException broken)
        {
            return new(null, [new("$", $"This is no JSON: {broken.Message}")]);
        }
        catch (InvalidOperationException)
        {
            return new(null, [new("$", "A name in it contains a character that cannot be read.")]);
        }
    }

    private static RulePack Pack(PackNode node)
    {
        node.Only("pack", "name", "sample", "country", "regions", "cities", "validFrom", "decidedBy", "currency", "articles", "periods", "remedies", "burden", "repairs", "useFee", "deadlines", "notes", "unresolved", "sources");
        var currency = node.Has("currency") ? node.Text("currency") : null;
        node.When(currency is not null && !Money.IsCurrency(currency), "currency", $"'{currency}' is no currency this program knows. Possible are {string.Join(", ", Money.Currencies)}.");
        var code = node.Text("pack", LongestCode);
        node.When(code.Any(sign => !char.IsAsciiLetterOrDigit(sign) && sign != '-'), "pack", "A pack is called by letters, digits and hyphens, such as CN-Taiyuan.");
        var country = node.Text("country");
        node.When(country is not "" && !(country.Length == 2 && country.All(char.IsAsciiLetterUpper)), "country", "Give the country as two letters, such as CN or DE.");
        var pack = new RulePack(
            code, node.Words("name"), country, node.Texts("regions", null), node.Texts("cities", null), node.Day("validFrom"),
            node.OneOf("decidedBy", ["purchase", "complaint"], "purchase") == "complaint" ? DecidingDay.Complaint : DecidingDay.Purchase, node.Flag("sample"),
            currency, node.Texts("articles", ["shoes", "clothes"]),
            [.. node.Items("periods", required: true).Select(item => Period(item, currency))], [.. node.Items("remedies", required: true).Select(Remedy)],
            [.. node.Items("burden").Select(Burden)], node.Child("repairs") is { } repairs ? Repairs(repairs) : null, node.Child("useFee") is { } fee ? UseFee(fee) : null,
            [.. node.Items("deadlines").Select(Deadline)], [.. node.Items("notes").Select(Note)],
            node.Child("unresolved") is { } unresolved ? Dispute(unresolved) : null, [.. node.Items("sources", required: true).Select(Source)]);
        Check(node, pack);
        return pack;
    }

    /// <summary>What the parts have to do with one another.</summary>
    private static void Check(PackNode node, RulePack pack)
    {
        node.Unique("periods", pack.Periods.Select(period => period.Id));
        node.Unique("remedies", pack.Remedies.Select(remedy => remedy.Id));
        node.Unique("deadlines", pack.Deadlines.Select(deadline => deadline.Id));
        node.Unique("sources", pack.Sources.Select(source => source.Id));
        var main = pack.Periods.Count(period => period.IsMain);
        node.When(pack.Periods.Count > 0 && main != 1, "periods", $"Exactly one period is the main one, \"main\": true. Here {main} are.");
        var (periods, deadlines, sources) = (pack.Periods.Select(period => period.Id).ToHashSet(), pack.Deadlines.Select(deadline => deadline.Id).ToHashSet(), pack.Sources.Select(source => source.Id).ToHashSet());
        for (var index = 0; index < pack.Remedies.Count; index++)
        {
            node.Known($"remedies[{index}].within", pack.Remedies[index].Within, periods, "period");
            node.Known($"remedies[{index}].after.missed", pack.Remedies[index].After?.Missed, deadlines, "deadline");
            node.When(pack.Remedies[index].After?.Repairs is not null && pack.Repairs is null, $"remedies[{index}].after.repairs", "Say under \"repairs\" how repairs are counted.");
        }

        for (var index = 0; index < pack.Burden.Count; index++)
        {
            node.Known($"burden[{index}].within", pack.Burden[index].Within, periods, "period");
        }

        foreach (var (path, source) in Cited(pack))
        {
            node.Known(path + ".source", source, sources, "source");
        }
    }

    private static IEnumerable<(string Path, string Source)> Cited(RulePack pack) =>
    [
        .. pack.Periods.Select((period, index) => ($"periods[{index}]", period.Source)),
        .. pack.Periods.Select((period, index) => ($"periods[{index}].extension", period.Extension?.Source ?? "")),
        .. pack.Remedies.Select((remedy, index) => ($"remedies[{index}]", remedy.Source)),
        .. pack.Burden.Select((burden, index) => ($"burden[{index}]", burden.Source)),
        .. pack.Deadlines.Select((deadline, index) => ($"deadlines[{index}]", deadline.Source)),
        .. pack.Notes.Select((note, index) => ($"notes[{index}]", note.Source)),
        ("repairs", pack.Repairs?.Source ?? ""), ("useFee", pack.UseFee?.Source ?? ""), ("unresolved", pack.Unresolved?.Source ?? ""),
    ];

    private static LawPeriod Period(PackNode node, string? currency)
    {
        node.Only("id", "name", "main", "length", "bands", "stopsDuringRepair", "endsOnWorkday", "extension", "source");
        var bands = node.Items("bands").Select(band => Band(band, currency)).ToList();
        node.When(bands.Count > 0 == node.Has("length"), "length", "Say either one length for all articles, or bands.");
        if (bands.Count == 0)
        {
            bands.Add(new(new LawCondition(), node.Has("length") ? node.Span("length") : default));
        }

        return new(node.Id(), node.Words("name"), node.Flag("main", required: false), bands, node.Flag("stopsDuringRepair", required: false), node.Flag("endsOnWorkday", required: false),
            node.Child("extension") is { } extension ? Extension(extension) : null, node.Text("source"));
    }

    private static LawBand Band(PackNode node, string? currency)
    {
        node.Only("when", "length");
        var when = new LawCondition();
        if (node.Child("when", required: true) is { } condition)
        {
            condition.Only("priceFrom", "priceAbove", "priceBelow", "material", "children");
            when = new(condition.Price("priceFrom", currency), condition.Price("priceAbove", currency), condition.Price("priceBelow", currency),
                condition.Texts("material", Material.Groups), condition.Has("children") ? condition.Flag("children") : null);
            condition.When((when.PriceFrom ?? when.PriceAbove) >= when.PriceBelow, "priceBelow", "No price lies in this band.");
        }

        return new(when, node.Span("length"));
    }

    private static LawExtension Extension(PackNode node)
    {
        node.Only("by", "from", "text", "source");
        return new(node.Span("by"), node.Day("from"), node.Words("text"), node.Text("source"));
    }

    private static LawRemedy Remedy(PackNode node)
    {
        node.Only("id", "text", "offers", "within", "after", "source");
        var offers = node.Texts("offers", ["repair", "exchange", "refund", "priceReduction", "damages"]);
        node.When(offers.Count == 0, "offers", "Say what the customer may ask for.");
        return new(node.Id(), node.Words("text"), offers, node.Text("within", required: false) is { Length: > 0 } within ? within : null,
            node.Child("after") is { } after ? Unlock(after) : null, node.Text("source"));
    }

    private static LawUnlock Unlock(PackNode node)
    {
        node.Only("repairs", "notRepairable", "missed", "text");
        var unlock = new LawUnlock(node.Has("repairs") ? node.Whole("repairs", 1, 20) : null, node.Flag("notRepairable", required: false), node.Text("missed", required: false) is { Length: > 0 } missed ? missed : null, node.Words("text"));
        node.When(unlock is { Repairs: null, NotRepairable: false, Missed: null }, "", "Say what has to happen first: repairs, notRepairable or missed.");
        return unlock;
    }

    private static LawBurden Burden(PackNode node)
    {
        node.Only("who", "within", "text", "source");
        return new(node.OneOf("who", ["seller", "customer"]), node.Text("within", required: false) is { Length: > 0 } within ? within : null, node.Words("text"), node.Text("source"));
    }

    private static LawRepairs Repairs(PackNode node)
    {
        node.Only("allowed", "counts", "text", "source");
        return new(node.Whole("allowed", 1, 20), node.OneOf("counts", ["failed", "done"]), node.Words("text"), node.Text("source"));
    }

    private static LawUseFee UseFee(PackNode node)
    {
        node.Only("percentPerDay", "freeDays", "text", "source");
        var percent = node.Number("percentPerDay");
        node.When(percent is <= 0 or > 100, "percentPerDay", "A fee per day is more than 0 and at most 100 percent of the price. Leave it out when the law allows none.");
        return new(percent, node.Has("freeDays") ? node.Whole("freeDays", 0, 3650) : 0, node.Words("text"), node.Text("source"));
    }

    private static LawDeadline Deadline(PackNode node)
    {
        node.Only("id", "name", "from", "remedy", "length", "endsOnWorkday", "source");
        var from = node.OneOf("from", ["complaint", "repair", "remedy"]);
        node.When(node.Has("remedy") && from != "remedy", "remedy", "A remedy goes with \"from\": \"remedy\" only.");
        return new(node.Id(), node.Words("name"), from, node.Has("remedy") ? node.OneOf("remedy", Choices.Remedies) : null, node.Span("length"), node.Flag("endsOnWorkday", required: false), node.Text("source"));
    }

    private static LawNote Note(PackNode node)
    {
        node.Only("text", "source");
        return new(node.Words("text"), node.Text("source"));
    }

    private static LawDispute Dispute(PackNode node)
    {
        node.Only("text", "forCustomer", "source");
        return new(node.Words("text"), node.Has("forCustomer") ? node.Words("forCustomer") : null, node.Text("source"));
    }

    private static LawSource Source(PackNode node)
    {
        node.Only("id", "title", "address");
        var address = node.Has("address") ? node.Text("address") : null;
        node.When(address is { Length: > 0 } && !(Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"), "address", "An address begins with https:// or http://.");
        return new(node.Text("id", LongestCode), node.Words("title"), address);
    }
}
