using Complaints.Shell;
using Complaints.Shell.Drafts;

namespace Complaints.Stages;

/// <summary>A coach card while it is written: a sentence a line.</summary>
public sealed class CardDraft
{
    public string? Purpose { get; set; }

    public string? Do { get; set; }

    public string? Say { get; set; }

    public string? Never { get; set; }

    public CardWords Now => new(Purpose.TrimToNull(), Lines(Do), Lines(Say), Lines(Never));

    public void Take(CardWords words) => (Purpose, Do, Say, Never) = (words.Purpose, Joined(words.Do), Joined(words.Say), Joined(words.Never));

    /// <summary>Takes what was typed before over what is there, by the names of the fields.</summary>
    public void Take(FormDraft kept) => (Purpose, Do, Say, Never) = (kept.Over("purpose", Purpose), kept.Over("do", Do), kept.Over("say", Say), kept.Over("never", Never));

    private static string Joined(IReadOnlyList<string> lines) => string.Join('\n', lines);

    private static string[] Lines(string? text) => (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
