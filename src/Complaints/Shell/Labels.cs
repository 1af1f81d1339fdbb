using System.Globalization;
using System.Resources;
using Complaints.Access;
using Complaints.Processes;
using Complaints.Tickets;
using Complaints.Tickets.Intake;
using Microsoft.Extensions.Localization;

namespace Complaints.Shell;

/// <summary>
/// What a code is called on screen. A process definition may bring stages, outcomes and options of its own; one that has no
/// text in the resource files is shown with the words the definition gives, or as it is.
/// </summary>
public sealed class Labels(IStringLocalizer<Texts> texts, IStringLocalizer<IntakeTexts> intake)
{
    private static readonly ResourceManager Words = new(typeof(Texts));

    /// <summary>The same for sentences, which nobody injects anything into.</summary>
    /// <param name="group">Stage, Outcome, Role …: what stands before the dot in the resource files.</param>
    public static string Of(string group, string code, string? otherwise = null) => Words.GetString($"{group}.{code}", CultureInfo.CurrentUICulture) ?? otherwise ?? code;

    /// <summary>What a definition calls something; in the reader's language when it is one of our own words for this code.</summary>
    public static string Own(string group, string code, string given) =>
        Words.GetString($"{group}.{code}", CultureInfo.InvariantCulture) == given ? Of(group, code) : given;

    internal static string DayOf(DateOnly day) => day.ToString(Of("Format", "Day"), CultureInfo.CurrentCulture);

    internal static string MomentOf(DateTime local) => local.ToString(Of("Format", "Moment"), CultureInfo.CurrentCulture);

    public string Stage(string? code) => Find("Stage", code);

    public string Outcome(string? code) => Find("Outcome", code);

    /// <summary>An outcome in the few words that a chip has room for.</summary>
    public string Ending(string outcome) => Find("Ending", outcome, Outcome(outcome));

    public string Status(string code) => Find("Status", code);

    public string Channel(string code) => Find("Channel", code);

    public string Remedy(string? code) => Find("Remedy", code);

    public string Proof(string? code) => Find("Proof", code);

    public string Option(string code) => Find("Option", code);

    public string Kind(string kind, string name) => Find("Kind", kind, name);

    public string Field(string name) => Find("Field", name);

    /// <summary>What was answered: the word of an option, a day in the reader's form, or the text itself.</summary>
    public string Answer(string given) => DateOnly.TryParseExact(given, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Day(day)
        : given.Contains(' ', StringComparison.Ordinal) ? given : Find("Option", given);

    /// <summary>A day that nobody reads the other way round: 7 Nov 2026.</summary>
    public string Day(DateOnly day) => day.ToString(texts["Format.Day"], CultureInfo.CurrentCulture);

    /// <summary>Without the year, where four days stand beside each other on a phone.</summary>
    public string ShortDay(DateOnly day) => day.ToString(texts["Format.ShortDay"], CultureInfo.CurrentCulture);

    public string Moment(DateTime local) => local.ToString(texts["Format.Moment"], CultureInfo.CurrentCulture);

    public string Field(FieldView field) => field.Label;

    public string Field(string name, string label) => Find("Field", name, label);

    /// <summary>A chain or an imported register may call the same code something else; then it keeps its own word.</summary>
    /// <param name="name">As the list of defects has it; the code itself where nobody knows the name.</param>
    public string Defect(string code, string name) => name == code ? Find("Defect", code) : Own("Defect", code, name);

    public string DefectGroup(string name) => Find("DefectGroup", name);

    /// <summary>Who did something; those who are nobody's names, the program and a customer without an account, in the reader's words.</summary>
    public string By(string name) => name == Actor.System.Name || name == Actor.Customer.Name ? Find("By", name) : name;

    public string Mood(int mood) => texts[$"Mood.{mood}"];

    /// <summary>The colours of our own words are said in the reader's language; a chain's own stays as it wrote it.</summary>
    public string? Colour(string? name) => string.IsNullOrWhiteSpace(name) ? null : Find("Colour", name, name);

    /// <summary>Things in a row, with the reader's comma.</summary>
    public string Listed(IEnumerable<string> things) => string.Join(texts["Comma"], things);

    private string Find(string what, string? code, string? otherwise = null)
    {
        if (string.IsNullOrEmpty(code))
        {
            return "";
        }

        var text = texts[$"{what}.{code}"];
        text = text.ResourceNotFound ? intake[$"{what}.{code}"] : text;   // the words of opinions stand with the page that takes them
        return text.ResourceNotFound ? otherwise ?? code : text.Value;
    }
}
