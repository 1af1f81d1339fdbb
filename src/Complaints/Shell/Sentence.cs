using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;
using System.Text;
using Complaints.Workflow;
using Microsoft.Extensions.Localization;

namespace Complaints.Shell;

/// <summary>
/// What the program says to a person: written in the code as an English literal or interpolation, said in the reader's
/// language. The English template, "Ticket {0} has ended.", is the key in Sentences.de.resx and Sentences.zh.resx; without
/// a translation it is said in English.
/// </summary>
/// <remarks>
/// A hole may name a group of words: <c>{role:Role}</c> shows a code by its label. An interpolation that became a string
/// first (in a ?:, in a switch, by +) has lost its template; <c>SentenceTests</c> finds such places. <c>{text:value}</c> says that
/// this differs from row to row, see <see cref="Gist"/>.
/// </remarks>
[InterpolatedStringHandler]
public sealed class Sentence
{
    private static readonly ResourceManager Translations = new("Complaints.Shell.Sentences", typeof(Sentence).Assembly);

    private const string Varying = "value";

    private readonly string? text;
    private readonly bool isTranslated;
    private readonly StringBuilder template = new();
    private readonly List<(string Said, string Gist)> values = [];

    /// <summary>Called by the compiler for an interpolation.</summary>
    public Sentence(int literalLength, int formattedCount) => (template.Capacity, values.Capacity) = (literalLength + (4 * formattedCount), formattedCount);

    private Sentence(string text, bool isTranslated) => (this.text, this.isTranslated) = (text, isTranslated);

    public static implicit operator Sentence(string text) => new(text, isTranslated: false);

    /// <summary>A text of the resource files is in the reader's language already.</summary>
    public static implicit operator Sentence(LocalizedString text) => new(text.Value, isTranslated: true);

    /// <summary>What the engine and the forms of tasks say, of a definition or of what runs.</summary>
    public static implicit operator Sentence(Remark remark)
    {
        if (remark.Values.Count == 0)
        {
            return remark.Template;
        }

        var sentence = new Sentence(remark.Template.Length, remark.Values.Count);
        sentence.template.Append(remark.Template);
        foreach (var value in remark.Values)
        {
            sentence.Keep(value is Remark part ? (Sentence)part : value, null);
        }

        return sentence;
    }

    /// <summary>For where the compiler would make a string of an interpolation: in the branches of a ?: or a switch.</summary>
    public static Sentence Of(Sentence sentence) => sentence;

    /// <summary>What somebody else said: a parser, a person.</summary>
    public static Sentence AsItIs(string text) => new(text, isTranslated: true);

    public void AppendLiteral(string part) => template.Append(part.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));

    /// <param name="value">A list is shown with the reader's comma.</param>
    /// <param name="format">Of numbers and times how they are written, of codes the group of words they belong to.</param>
    public void AppendFormatted<T>(T value, string? format = null)
    {
        template.Append(CultureInfo.InvariantCulture, $"{{{values.Count}}}");
        Keep(value, format);
    }

    public override string ToString() => With(value => value.Said);

    /// <summary>Without what differs from row to row, so that a thousand refused rows make a few groups.</summary>
    public string Gist => With(value => value.Gist);

    private void Keep(object? value, string? format)
    {
        if (value is Sentence inner)
        {
            values.Add((inner.ToString(), inner.Gist));
            return;
        }

        var said = value switch
        {
            string text when format == Varying => text,
            string code => Say(code, format),
            Enum member => Say(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(member.ToString()), format),
            IEnumerable<string> codes => string.Join(Comma, codes.Select(code => Say(code, format))),
            IFormattable amount => amount.ToString(format == Varying ? null : format, CultureInfo.CurrentCulture),
            _ => value?.ToString() ?? "",
        };
        values.Add((said, format == Varying ? "…" : said));
    }

    private string With(Func<(string Said, string Gist), string> shown)
    {
        var key = text ?? template.ToString();
        var said = isTranslated ? key : Translations.GetString(key, CultureInfo.CurrentUICulture) ?? key;
        return text is null ? string.Format(CultureInfo.CurrentCulture, said, [.. values.Select(shown)]) : said;
    }

    private static string Comma => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? "、" : ", ";

    private static string Say(string code, string? group) => group is null ? code : Labels.Of(group, code);
}
