using System.Globalization;
using System.Text.Json;

namespace Complaints.Shell.Drafts;

/// <summary>A draft in the hands of the form it belongs to. Empty answers are null, so that a form fills in what is there and leaves the rest.</summary>
public sealed class FormDraft
{
    /// <summary>Keys that begin so belong to a form: saving under one removes its draft in the same transaction.</summary>
    public const string KeyPrefix = "form-";

    private static readonly string[] Moments = ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"];

    private readonly DraftView view;

    private FormDraft(DraftView view)
    {
        this.view = view;
        Key = view.Key;
    }

    public string Form => view.Form;

    /// <summary>The form is saved under this key. Another device may have begun the draft before; then it becomes that one's.</summary>
    public string Key { get; internal set; }

    public int Version => view.Version;

    /// <summary>When it was begun; null when nothing was typed before.</summary>
    public DateTime? Since => view.Since;

    public static string NewKey() => KeyPrefix + Guid.NewGuid();

    /// <summary>One that is known to be empty, without asking.</summary>
    public static FormDraft Begin(string form) => new(new DraftView(form, NewKey(), 0, null, new Dictionary<string, string>()));

    /// <summary>Never fails: who cannot get a draft begins without one.</summary>
    public static async Task<FormDraft> Of(Requests requests, string form) =>
        (await requests.Send(new ShowDraft(form))).Value is { } view ? new FormDraft(view) : Begin(form);

    /// <summary>Whether this field was ever changed, be it that it was emptied.</summary>
    public bool Has(string name) => view.Values.ContainsKey(name);

    public string? Text(string name) => view.Values.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    /// <summary>What was typed into this field, be it nothing; what is there now where nobody has touched it.</summary>
    public string? Over(string name, string? now) => Has(name) ? Text(name) : now;

    public int? Whole(string name) => int.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public bool? Flag(string name) => view.Values.TryGetValue(name, out var value) ? value == "true" : null;

    public DateOnly? Day(string name) => DateOnly.TryParseExact(Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>As a field for a day and an hour holds it, with or without the seconds that nobody typed: by the viewer's clock.</summary>
    public DateTime? Moment(string name) => DateTime.TryParseExact(Text(name), Moments, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? moment : null;

    /// <summary>What a hidden field holds for a list that has no controls of its own.</summary>
    public IReadOnlyList<T> List<T>(string name) => ListOf<T>(Text(name));

    /// <summary>The same, when the page hands it back; nothing when it cannot be read.</summary>
    public static IReadOnlyList<T> ListOf<T>(string? json)
    {
        try
        {
            return string.IsNullOrEmpty(json) ? [] : JsonSerializer.Deserialize<List<T>>(json, Json.Options) ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    public static string Written<T>(IReadOnlyList<T> list) => list.Count == 0 ? "" : JsonSerializer.Serialize(list, Json.Options);
}
