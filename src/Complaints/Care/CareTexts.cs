using Complaints.Shell;
using Microsoft.Extensions.Localization;

namespace Complaints.Care;

/// <summary>The texts of My day, calls, promises, repairs, appointments and the board: CareTexts.resx beside this file, one more file for each further language.</summary>
public sealed class CareTexts;

public static class CareWords
{
    /// <summary>What was promised, in the reader's words where it is a code: a remedy, an answer, or a stage of the chain's own.</summary>
    public static string What(this IStringLocalizer<CareTexts> texts, Labels label, string what) =>
        what == Promise.Answer ? texts["What.answer"] : label.Answer(what) is var said && said == what ? label.Stage(what) : said;
}
