using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Complaints.Workflow;

/// <summary>
/// What is said of a definition or of what runs: an English sentence, or a part of one, written as a literal or an interpolation.
/// It keeps its template and what stands in it, also saved, so that a program can say it in another language.
/// </summary>
/// <remarks>
/// Two that read the same are equal. An interpolation that became a string first (in a ?:, in a switch, by +) has lost its
/// template; <see cref="Of"/> is for such places.
/// </remarks>
[InterpolatedStringHandler]
public sealed class Remark : IEquatable<Remark>
{
    private readonly List<object?> _values = [];

    /// <summary>Called by the compiler for an interpolation.</summary>
    public Remark(int literalLength, int formattedCount) => _values.Capacity = formattedCount;

    private Remark(string text) => Template = text;

    /// <summary>As <see cref="string.Format(IFormatProvider, string, object[])"/> takes it: <c>There is no port {0}.</c> Without values it is the text itself.</summary>
    public string Template { get; private set; } = "";

    /// <summary>What stands in the template: texts, numbers, other remarks.</summary>
    public IReadOnlyList<object?> Values => _values;

    /// <summary>A literal.</summary>
    public static implicit operator Remark(string text) => new(text);

    /// <summary>For where the compiler would make a string of it.</summary>
    public static Remark Of(Remark remark) => remark;

    /// <summary>What somebody else said, the author of a process or a library, in whatever language.</summary>
    public static Remark AsItIs(string text) => new(text);

    /// <summary>Several, one after the other.</summary>
    public static Remark Joined(IEnumerable<Remark> parts)
    {
        var joined = new Remark("");
        foreach (var part in parts)
        {
            joined.AppendLiteral(joined._values.Count > 0 ? " " : "");
            joined.AppendFormatted(part);
        }

        return joined;
    }

    /// <summary>One that was saved.</summary>
    /// <param name="said">What <see cref="ToJson"/> gave.</param>
    /// <param name="sentence">The English sentence, which is all there is of one without values.</param>
    /// <exception cref="InvalidOperationException"><paramref name="said"/> is something else.</exception>
    public static Remark FromJson(JsonNode? said, string sentence) => said is null ? AsItIs(sentence) : Read(said.AsArray());

    /// <summary>Called by the compiler for what stands between the values.</summary>
    public void AppendLiteral(string part) => Template += part.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    /// <summary>Called by the compiler for a value.</summary>
    public void AppendFormatted<T>(T value)
    {
        Template += string.Create(CultureInfo.InvariantCulture, $"{{{_values.Count}}}");
        _values.Add(value);
    }

    /// <summary>What it takes to say it again: the template, and what stands in it, texts and remarks; null when the sentence is all.</summary>
    public JsonArray? ToJson() => _values.Count == 0 ? null : Written();

    /// <summary>The English sentence.</summary>
    public override string ToString() => _values.Count == 0 ? Template : string.Format(CultureInfo.InvariantCulture, Template, [.. _values]);

    /// <inheritdoc/>
    public bool Equals(Remark? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Remark);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    private static Remark Read(JsonArray saved)
    {
        var remark = new Remark(saved[0]!.GetValue<string>());
        remark._values.AddRange(saved.Skip(1).Select(value => value is JsonArray part ? (object?)Read(part) : value?.GetValue<string>()));
        return remark;
    }

    private JsonArray Written() =>
        new([Template, .. _values.Select(value => value is Remark part ? (JsonNode?)part.Written() : Convert.ToString(value, CultureInfo.InvariantCulture))]);
}
