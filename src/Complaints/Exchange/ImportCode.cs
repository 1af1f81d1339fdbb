using System.Security.Cryptography;
using System.Text;
using Complaints.Tickets;

namespace Complaints.Exchange;

/// <summary>How a store, style or defect is called in a register: the code it gets here, and its full name.</summary>
internal sealed record ImportCode(string Code, string Name)
{
    private const int HashLength = 8;

    /// <param name="text">The register's code or, where it has none, its words.</param>
    /// <param name="name">What it is called, if the register says so.</param>
    public static ImportCode Of(string text, string? name = null)
    {
        var line = OneLine(text);
        var full = name is null ? line : OneLine(name);
        return new ImportCode(Shorten(line), full.Length > TextLimits.Name ? Cut(full, TextLimits.Name - 1) + "…" : full);
    }

    /// <summary>The same text gives the same code for ever, and two texts that begin alike give two.</summary>
    public static string Shorten(string text) => text.Length <= TextLimits.Code
        ? text
        : $"{Cut(text, TextLimits.Code - HashLength - 1)}~{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength]}";

    public static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>At most so many characters, and never half of one that takes two.</summary>
    public static string Cut(string text, int length) =>
        text.Length <= length ? text : char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length];
}
