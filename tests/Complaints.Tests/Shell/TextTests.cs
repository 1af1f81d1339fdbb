using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Complaints.Access;
using Complaints.Compensation;
using Complaints.Processes;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets;
using Complaints.Workflow;
using Microsoft.AspNetCore.Components.Rendering;

namespace Complaints.Tests.Shell;

/// <summary>Everything a person reads is there in three languages. Each test names what is missing.</summary>
public sealed partial class TextTests
{
    private static readonly string[] Languages = ["de", "zh"];

    /// <summary>What German colleagues call the same: names, formats and words that came into German as they are.</summary>
    private static readonly HashSet<string> SameInGerman =
    [
        "Coupon", "Definition", "Import", "In", "Limits", "Material", "Name", "Service", "Timer", "Transport", "Trend: {0}", "Version", "Version {0}", "Website", "in {0}",
    ];

    [Fact]
    public void Every_text_has_a_German_and_a_Chinese_one_with_the_same_holes()
    {
        var wrong =
            from set in Resx.All
            from language in Languages
            let translated = Resx.Read(set, language)
            from text in set == "Shell/Sentences" ? Resx.Read(set, language).ToDictionary(pair => pair.Key, pair => pair.Key) : Resx.Read(set)
            let said = translated.GetValueOrDefault(text.Key)
            where string.IsNullOrWhiteSpace(said) || !Holes(text.Value).SetEquals(Holes(said))
            select $"{set}.{language}: {text.Key}: {said ?? "missing"}";

        NoneOf(wrong);
    }

    [Fact]
    public void No_translation_stands_there_for_a_text_that_is_gone() => NoneOf(
        from set in Resx.All
        where set != "Shell/Sentences"
        from language in Languages
        from key in Resx.Read(set, language).Keys.Except(Resx.Read(set).Keys)
        select $"{set}.{language}: {key}");

    [Fact]
    public void No_text_is_left_in_English() => NoneOf(
        from set in Resx.All
        from language in Languages
        let english = set == "Shell/Sentences" ? Resx.Read(set, language).ToDictionary(pair => pair.Key, pair => pair.Key) : Resx.Read(set)
        let translated = Resx.Read(set, language)
        from text in english
        where translated.GetValueOrDefault(text.Key) == text.Value && Word().IsMatch(Hole().Replace(text.Value, ""))
        where !(language == "de" && SameInGerman.Contains(text.Value)) && !Untranslatable.Contains(text.Key)
        select $"{set}.{language}: {text.Key}: {text.Value}");

    [Fact]
    public void No_page_has_words_of_its_own()
    {
        NoneOf(Instructions.Of(typeof(Program).Assembly).SelectMany(body => OwnWords(body.Code).Select(words => $"{body.Method.DeclaringType!.FullName}: {words}")));
    }

    [Fact]
    public void Every_code_has_a_label()
    {
        var texts = Resx.Read("Shell/Texts");
        // A mark from 1 to 5 is shown as it is.
        NoneOf(Codes().Where(code => !char.IsAsciiDigit(code.Code![0]) || code.Group == "Mood").Select(code => $"{code.Group}.{code.Code}").Distinct().Where(key => !texts.ContainsKey(key)));
    }

    [Fact]
    public void Every_kind_of_entry_in_a_journal_is_called_something() => NoneOf(
        typeof(JournalKind).GetFields().Select(kind => $"Kind.{kind.GetRawConstantValue()}").Except(Resx.Read("Processes/ProcessTexts").Keys));

    [Fact]
    public void Every_task_of_our_processes_is_called_something_in_each_language() => NoneOf(
        from payload in Payloads()
        from title in Titles(payload)
        from language in Complaints.Shell.Languages.Codes
        where string.IsNullOrWhiteSpace(title?[language]?.ToString())
        select $"{language}: {title?.ToJsonString()}");

    private static IEnumerable<(string Group, string? Code)> Codes() =>
    [
        .. Enum.GetValues<Role>().Select(role => ("Role", role.Word())),
        .. Enum.GetValues<TicketStatus>().Select(status => ("Status", status.Word())),
        .. Enum.GetValues<ApprovalStatus>().Select(status => ("Decided", status.Word())),
        .. Enum.GetValues<FactKind>().Where(kind => kind is not (FactKind.StageCompleted or FactKind.ApprovalDecided)).Select(kind => ("Timeline", kind.ToString())),
        .. Choices.Channels.Select(code => ("Channel", code)),
        .. Choices.Remedies.Select(code => ("Remedy", code)),
        .. Choices.Proofs.Select(code => ("Proof", code)),
        .. Choices.PauseReasons.Select(code => ("Pause.Reason", code)),
        .. Enumerable.Range(1, 5).Select(mood => ("Mood", mood.ToString(CultureInfo.InvariantCulture))),
        .. DefectList.Starter().SelectMany(defect => new[] { ("Defect", defect.Code), ("DefectGroup", defect.Group) }),
        .. StarterCatalogue.Kinds().Select(kind => ("Kind", kind.Kind)),
        .. Payloads().SelectMany(CodesOf),
    ];

    private static IEnumerable<(string Group, string? Code)> CodesOf(string payload)
    {
        // A payload that is a script is no JSON, so both are read the same way.
        foreach (Match stage in Regex.Matches(payload, @"\bstage""?: ['""](?<code>\w+)"))
        {
            yield return ("Stage", stage.Groups["code"].Value);
        }

        // A field that the process labels in every language needs no text of the program.
        foreach (Match field in Regex.Matches(payload, @"\bname""?: ['""](?<code>\w+)['""](?!,\s*label: \{ en: ""[^""]+"", de: ""[^""]+"", zh: ""[^""]+"" \})"))
        {
            yield return ("Field", field.Groups["code"].Value);
        }

        foreach (var (list, group) in new[] { ("outcomes", "Outcome"), ("options", "Option") })
        {
            foreach (Match words in Regex.Matches(payload, $@"\b{list}""?: \[(?<words>[^\]]*)\]"))
            {
                foreach (Match word in Regex.Matches(words.Groups["words"].Value, @"['""](?<code>\w+)['""]"))
                {
                    yield return (group, word.Groups["code"].Value);
                }
            }
        }
    }

    /// <summary>The texts of the payloads in workflows/*.json.</summary>
    private static IEnumerable<string> Payloads() =>
        from file in Directory.EnumerateFiles(Path.Combine(Resx.Source, "../../workflows"), "*.json")
        from task in Nodes(JsonNode.Parse(File.ReadAllText(file)))
        where task["type"]?.ToString() == "Elsa.RunTask"
        select task["payload"]!["expression"]!["value"]!.ToString();

    private static IEnumerable<JsonObject> Nodes(JsonNode? node) => node switch
    {
        JsonObject one => one.SelectMany(property => Nodes(property.Value)).Prepend(one),
        JsonArray many => many.SelectMany(Nodes),
        _ => [],
    };

    private static IEnumerable<JsonNode?> Titles(string payload) => payload.StartsWith('{')
        ? [JsonNode.Parse(payload)!["title"]]
        : Regex.Matches(payload, @"\{ en: .*?, de: .*?, zh: .*? \}").Select(_ => (JsonNode?)new JsonObject { ["en"] = "x", ["de"] = "x", ["zh"] = "x" }).DefaultIfEmpty(null);

    /// <summary>Literals that a page writes itself: between tags, in attributes that are read or heard, in parameters that are texts.</summary>
    private static IEnumerable<string> OwnWords(IReadOnlyList<Instruction> code)
    {
        var isStyle = false;
        for (var at = 1; at < code.Count; at++)
        {
            if (code[at].Called is not { } called || called.DeclaringType != typeof(RenderTreeBuilder))
            {
                continue;
            }

            isStyle = called.Name == nameof(RenderTreeBuilder.OpenElement) ? code[at - 1].Text == "style" : isStyle && called.Name != nameof(RenderTreeBuilder.CloseElement);
            if (isStyle)
            {
                continue;
            }

            var (before, name) = (code[at - 1].Text, at > 1 ? code[at - 2].Text : null);
            var said = called.Name switch
            {
                nameof(RenderTreeBuilder.AddContent) => before,
                nameof(RenderTreeBuilder.AddMarkupContent) when before is not null => Tag().Replace(ReadAttribute().Replace(before, " ${words} <"), " "),
                nameof(RenderTreeBuilder.AddAttribute) when name is "title" or "placeholder" or "aria-label" or "alt" or "Label" or "Legend" or "Hint" => before,
                _ => null,
            };
            if (said is not null && said != "Complaints" && Word().IsMatch(said.Replace("Complaints", "", StringComparison.Ordinal)))
            {
                yield return said.Trim();
            }
        }
    }

    private static HashSet<string> Holes(string text) => [.. Hole().Matches(text).Select(hole => hole.Groups["number"].Value)];

    private static void NoneOf(IEnumerable<string> offenders) => Assert.True(!offenders.Any(), string.Join("\n", offenders));

    [GeneratedRegex(@"\{(?<number>[0-9]+)[^}]*\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Hole();

    [GeneratedRegex(@"[A-Za-z]{2,}")]
    private static partial Regex Word();

    [GeneratedRegex("<[^>]*>?")]
    private static partial Regex Tag();

    [GeneratedRegex("<[^>]*(?:title|placeholder|aria-label|alt)=\"(?<words>[^\"]*)\"[^>]*>", RegexOptions.ExplicitCapture)]
    private static partial Regex ReadAttribute();

    /// <summary>Formats, examples and names that are the same in every language.</summary>
    private static readonly HashSet<string> Untranslatable = ["Format.Day", "Format.Moment", "Json.Hash"];
}
