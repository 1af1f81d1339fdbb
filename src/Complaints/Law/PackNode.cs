using System.Globalization;
using System.Text.Json;
using Complaints.Compensation;

namespace Complaints.Law;

/// <summary>One object of a pack; says what is wrong with it and goes on with something harmless.</summary>
internal sealed class PackNode
{
    private const int LongestText = 600;
    private readonly JsonElement element;
    private readonly string path;
    private readonly List<PackProblem> problems;

    public PackNode(JsonElement element, string path, List<PackProblem> problems)
    {
        (this.element, this.path, this.problems) = (element, path, problems);
        When(element.ValueKind != JsonValueKind.Object, "", "An object { … } is expected.");
    }

    public void When(bool wrong, string name, string sentence)
    {
        if (wrong)
        {
            problems.Add(new(At(name), sentence));
        }
    }

    public bool Has(string name) => Find(name) is { ValueKind: not JsonValueKind.Null };

    public void Only(params string[] names)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject().Where(property => !names.Contains(property.Name)))
            {
                When(true, property.Name, $"There is no '{property.Name}' here. Possible are {string.Join(", ", names)}.");
            }
        }
    }

    public string Text(string name, int longest = LongestText, bool required = true)
    {
        if (!Has(name))
        {
            When(required, name, "This is missing.");
            return "";
        }

        if (Find(name) is not { ValueKind: JsonValueKind.String } text)
        {
            When(true, name, "A text in quotes is expected.");
            return "";
        }

        // Half a surrogate can be written in JSON, and cannot be read.
        string said;
        try
        {
            said = text.GetString()!.Trim();
        }
        catch (InvalidOperationException)
        {
            When(true, name, "This text contains a character that cannot be read.");
            return "";
        }

        When(said.Length == 0, name, "This is empty.");
        When(said.Length > longest, name, $"This text is too long: at most {longest} characters are kept.");
        When(said.Contains('\0', StringComparison.Ordinal), name, "This text contains a character that cannot be kept (NUL).");
        return said;
    }

    public string Text(string name, bool required) => Text(name, LongestText, required);

    public string Id()
    {
        var id = Text("id", PackReader.LongestCode);
        When(id.Any(sign => !char.IsAsciiLetterOrDigit(sign)), "id", "An id is letters and digits only.");
        return id;
    }

    public string OneOf(string name, IReadOnlyList<string> allowed, string? otherwise = null)
    {
        if (otherwise is not null && !Has(name))
        {
            return otherwise;
        }

        var word = Text(name);
        When(word.Length > 0 && !allowed.Contains(word), name, $"'{word}' is not on the list. Possible are {string.Join(", ", allowed)}.");
        return word;
    }

    public LocalText Words(string name)
    {
        if (Child(name, required: true) is not { } words)
        {
            return new("", "", "");
        }

        words.Only("en", "de", "zh");
        return new(words.Text("en"), words.Text("de"), words.Text("zh"));
    }

    public DateOnly Day(string name)
    {
        var text = Text(name);
        var read = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        When(text.Length > 0 && !read, name, $"'{text}' is no day. Write it as 2026-07-31.");
        return day;
    }

    public LawSpan Span(string name)
    {
        var text = Text(name);
        When(text.Length > 0 && LawSpan.Read(text) is null, name, $"'{text}' is no length. Write 30d, 24m or 6y.");
        return LawSpan.Read(text) ?? default;
    }

    public bool Flag(string name, bool required = true)
    {
        if (!Has(name))
        {
            When(required, name, "This is missing.");
            return false;
        }

        var kind = Find(name)!.Value.ValueKind;
        When(kind is not (JsonValueKind.True or JsonValueKind.False), name, "true or false is expected.");
        return kind == JsonValueKind.True;
    }

    public decimal? Number(string name)
    {
        if (!Has(name))
        {
            return null;
        }

        if (Find(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDecimal(out var read))
        {
            return read;
        }

        When(true, name, "A number is expected.");
        return null;
    }

    public int Whole(string name, int least, int most)
    {
        When(!Has(name), name, "This is missing.");
        var number = Number(name);
        When(number is { } read && (read != decimal.Truncate(read) || read < least || read > most), name, $"A whole number from {least} to {most} is expected.");
        return number is >= int.MinValue and <= int.MaxValue ? (int)number.Value : least;
    }

    public decimal? Price(string name, string? currency)
    {
        if (Number(name) is not { } price)
        {
            return null;
        }

        When(string.IsNullOrEmpty(currency), name, "Say at the top in which currency the prices are.");
        var minor = Money.IsCurrency(currency) ? Money.ToMinor(price, currency!) : 0;
        When(price is < 0 or > 1_000_000 || minor is null, name, "A price from 0 to 1,000,000 is expected, in whole smallest coins.");
        return price;
    }

    /// <param name="allowed">Null for any.</param>
    public IReadOnlyList<string> Texts(string name, IReadOnlyList<string>? allowed)
    {
        if (!Has(name))
        {
            return [];
        }

        if (Find(name) is not { ValueKind: JsonValueKind.Array } list)
        {
            When(true, name, "A list [ … ] is expected.");
            return [];
        }

        List<string> texts = [];
        foreach (var (item, index) in list.EnumerateArray().Select((item, index) => (item, index)))
        {
            var text = item.ValueKind == JsonValueKind.String ? Spoken(item) : null;
            When(string.IsNullOrWhiteSpace(text), $"{name}[{index}]", "A text in quotes is expected.");
            When(text is { Length: > 0 } && allowed?.Contains(text) == false, $"{name}[{index}]", $"'{text}' is not on the list. Possible are {string.Join(", ", allowed ?? [])}.");
            texts.Add(text?.Trim() ?? "");
        }

        return texts;
    }

    public IEnumerable<PackNode> Items(string name, bool required = false)
    {
        if (!Has(name))
        {
            When(required, name, "This is missing.");
            return [];
        }

        if (Find(name) is not { ValueKind: JsonValueKind.Array } list)
        {
            When(true, name, "A list [ … ] is expected.");
            return [];
        }

        When(required && list.GetArrayLength() == 0, name, "At least one is needed.");
        return [.. list.EnumerateArray().Select((item, index) => new PackNode(item, $"{At(name)}[{index}]", problems))];
    }

    public PackNode? Child(string name, bool required = false)
    {
        When(required && !Has(name), name, "This is missing.");
        return Has(name) ? new PackNode(Find(name)!.Value, At(name), problems) : null;
    }

    public void Unique(string name, IEnumerable<string> ids)
    {
        foreach (var id in ids.Where(id => id.Length > 0).GroupBy(id => id).Where(group => group.Count() > 1))
        {
            When(true, name, $"'{id.Key}' is there {id.Count()} times.");
        }
    }

    public void Known(string name, string? id, IReadOnlySet<string> known, string what) =>
        When(!string.IsNullOrEmpty(id) && !known.Contains(id), name, $"There is no {what} '{id}'.");

    private static string? Spoken(JsonElement item)
    {
        try
        {
            return item.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private JsonElement? Find(string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var found) ? found : null;

    private string At(string name) => name.Length == 0 ? path : $"{path}.{name}";
}
