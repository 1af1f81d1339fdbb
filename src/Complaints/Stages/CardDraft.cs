namespace Complaints.Stages;

/// <summary>A coach card while it is written: a sentence a line.</summary>
public sealed class CardDraft
{
    public string? Purpose { get; set; }

    public string? Do { get; set; }

    public string? Say { get; set; }

    public string? Never { get; set; }

    public CardWords Now => new(string.IsNullOrWhiteSpace(Purpose) ? null : Purpose.Trim(), Lines(Do), Lines(Say), Lines(Never));

    public bool IsEmpty => Now is { Purpose: null, Do.Count: 0, Say.Count: 0, Never.Count: 0 };

    public void Take(CardWords words) => (Purpose, Do, Say, Never) = (words.Purpose, Joined(words.Do), Joined(words.Say), Joined(words.Never));

    private static string Joined(IReadOnlyList<string> lines) => string.Join('\n', lines);

    private static string[] Lines(string? text) => (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
