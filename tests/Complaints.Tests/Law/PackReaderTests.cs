using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Complaints.Law;

namespace Complaints.Tests.Law;

public sealed class PackReaderTests
{
    private static readonly IReadOnlyList<string> Shipped = [.. LawBook.Shipped()];

    [Fact]
    public void Shipped_packs_are_valid_samples()
    {
        Assert.Equal(["CN-Heilongjiang", "CN-Taiyuan", "DE", "DE", "UK"], Shipped.Select(json => PackReader.Read(json)).Select(reading => reading.Pack?.Code ?? string.Join(" ", reading.Problems)).Order(StringComparer.Ordinal));
        Assert.All(Packs.All, pack => Assert.True(pack.Sample));
    }

    /// <summary>As the dates of the program, a date has none inside.</summary>
    [Fact]
    public void Chinese_of_shipped_packs_has_a_space_beside_digits_and_letters_and_nowhere_else() => Assert.Empty(
        from json in Shipped
        from text in Chinese(JsonNode.Parse(json))
        where Regex.IsMatch(Regex.Replace(text, "[0-9]+年[0-9]+月[0-9]+日", "0"), "[一-龥][A-Za-z0-9€%]|[A-Za-z0-9€%][一-龥]|[一-龥] +[一-龥]| [，。：；、（）]|[，。：；、（）] ")
        select text);

    [Theory]
    [InlineData("periods.2.bands.1.length", "\"ninety\"", "$.periods[2].bands[1].length", "'ninety' is no length. Write 30d, 24m or 6y.")]
    [InlineData("periods.2.bands.1.when.priceFrom", "\"100\"", "$.periods[2].bands[1].when.priceFrom", "A number is expected.")]
    [InlineData("periods.2.bands.1.when.priceFrom", "500", "$.periods[2].bands[1].when.priceBelow", "No price lies in this band.")]
    [InlineData("periods.2.main", "false", "$.periods", "Exactly one period is the main one, \"main\": true. Here 0 are.")]
    [InlineData("periods.0.id", "\"exchange\"", "$.periods", "'exchange' is there 2 times.")]
    [InlineData("remedies.0.within", "\"forever\"", "$.remedies[0].within", "There is no period 'forever'.")]
    [InlineData("remedies.0.source", "\"R99\"", "$.remedies[0].source", "There is no source 'R99'.")]
    [InlineData("remedies.3.after.missed", "\"nothing\"", "$.remedies[3].after.missed", "There is no deadline 'nothing'.")]
    [InlineData("remedies.0.offers", "[\"gold\"]", "$.remedies[0].offers[0]", "'gold' is not on the list. Possible are repair, exchange, refund, priceReduction, damages.")]
    [InlineData("validFrom", "\"2026-02-30\"", "$.validFrom", "'2026-02-30' is no day. Write it as 2026-07-31.")]
    [InlineData("name.de", "null", "$.name.de", "This is missing.")]
    [InlineData("country", "\"China\"", "$.country", "Give the country as two letters, such as CN or DE.")]
    [InlineData("currency", "null", "$.periods[2].bands[0].when.priceBelow", "Say at the top in which currency the prices are.")]
    [InlineData("useFee.percentPerDay", "0", "$.useFee.percentPerDay", "A fee per day is more than 0 and at most 100 percent of the price. Leave it out when the law allows none.")]
    [InlineData("sources.0.address", "\"javascript:alert(1)\"", "$.sources[0].address", "An address begins with https:// or http://.")]
    [InlineData("extra", "1", "$.extra", "There is no 'extra' here.")]
    public void Each_problem_is_told_with_its_place(string at, string value, string path, string sentence)
    {
        var pack = JsonNode.Parse(Shipped.Single(json => json.Contains("\"CN-Taiyuan\"", StringComparison.Ordinal)))!;
        Set(pack, at.Split('.'), JsonNode.Parse(value));

        var reading = PackReader.Read(pack.ToJsonString());

        Assert.Null(reading.Pack);
        Assert.Contains(reading.Problems, problem => problem.Path == path && problem.Sentence.StartsWith(sentence, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{\"pack\":\"\\ud800\"}")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("{\"pack\":1,\"pack\":2}")]
    public void Text_that_is_no_pack_is_refused_in_words(string? json) => Assert.NotEmpty(PackReader.Read(json).Problems);

    [Fact]
    public void Damaged_pack_is_read_or_refused_and_never_an_exception()
    {
#pragma warning disable CA5394 // made-up damage, no secrets
        var dice = new Random(7);
        string[] damage = ["null", "1", "-1", "\"\"", "\"x\"", "[]", "{}", "true", "[null]", "[{}]", "1e300", "0.001"];
        foreach (var json in Shipped)
        {
            var paths = PathsOf(JsonNode.Parse(json)!, []).ToList();
            foreach (var path in paths)
            {
                var pack = JsonNode.Parse(json)!;
                Set(pack, path, JsonNode.Parse(damage[dice.Next(damage.Length)]));
                var reading = PackReader.Read(pack.ToJsonString());

                Assert.Equal(reading.Pack is null, reading.Problems.Count > 0);
                Assert.All(reading.Problems, problem => Assert.StartsWith("$", problem.Path, StringComparison.Ordinal));
                if (reading.Pack is { } read)
                {
                    LegalPosition.Of(read, Packs.Case("2026-09-01", "2026-11-02"), new DateOnly(2026, 11, 2));
                }
            }
        }
#pragma warning restore CA5394
    }

    [Fact]
    public void Changes_are_told_part_by_part_wherever_the_part_stands()
    {
        var before = JsonNode.Parse(Shipped[0])!.AsObject();
        var after = before.DeepClone().AsObject();
        Set(after, ["repairs", "allowed"], 3);
        var sources = after["sources"]!.AsArray();
        var first = sources[0];
        sources.RemoveAt(0);
        sources.Add(first);

        Assert.Equal([new PackChange("repairs.allowed", "2", "3")], PackChanges.Between(before.ToJsonString(), after.ToJsonString()));
    }

    private static IEnumerable<string> Chinese(JsonNode? node) => node switch
    {
        JsonObject parts => parts.SelectMany(part => part.Key == "zh" ? [part.Value!.GetValue<string>()] : Chinese(part.Value)),
        JsonArray list => list.SelectMany(Chinese),
        _ => [],
    };

    internal static void Set(JsonNode node, IReadOnlyList<string> path, JsonNode? value)
    {
        foreach (var step in path.SkipLast(1))
        {
            node = (node is JsonArray list ? list[int.Parse(step, null)] : node[step])!;
        }

        if (node is JsonArray last)
        {
            last[int.Parse(path[^1], null)] = value;
        }
        else
        {
            node[path[^1]] = value;
        }
    }

    private static IEnumerable<IReadOnlyList<string>> PathsOf(JsonNode node, IReadOnlyList<string> here)
    {
        IEnumerable<(string Name, JsonNode? Child)> children = node switch
        {
            JsonObject parts => parts.Select(part => (part.Key, part.Value)),
            JsonArray list => list.Select((item, index) => ($"{index}", item)),
            _ => [],
        };
        return children.SelectMany(child => (IEnumerable<IReadOnlyList<string>>)[[.. here, child.Name], .. child.Child is null ? [] : PathsOf(child.Child, [.. here, child.Name])]);
    }
}
