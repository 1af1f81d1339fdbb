using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bunit;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Complaints.Workflow;
using static Complaints.Tests.Processes.Resolutions;

namespace Complaints.Tests.Processes;

/// <summary>What processes, activities and ports are called, in the language of whoever reads it.</summary>
public sealed class ProcessWordsTests
{
    [Theory]
    [InlineData("de", "Reklamation bearbeiten", "Reden", "Nicht zufrieden", "Ja")]
    [InlineData("zh", "投诉处理", "安抚", "不满意", "是")]
    public async Task Lists_chart_and_journal_speak_the_language_of_the_reader(string language, string name, string step, string port, string yes)
    {
        await using var app = await ComplaintsApp.Start();
        var ticket = await app.TicketAt("talk");
        var id = (await app.Done(app.Admin, new ListProcesses(Ticket: ticket.Number))).Items.Single().Id;
        await using var pages = new Pages(app, app.Quality);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

        var list = pages.Open<ProcessesPage>("/processes");
        list.WaitForAssertion(() => Assert.Equal(name, list.Find(".rows li b").TextContent));
        Assert.Contains(list.FindAll("#definition option"), option => option.TextContent == name);

        var definitions = pages.Open<DefinitionsPage>("/processes/definitions");
        definitions.WaitForAssertion(() => Assert.Contains(definitions.FindAll("h2"), title => title.TextContent == name));

        var page = pages.Open<ProcessPage>(Links.Process(id), parameters => parameters.Add(here => here.Id, id));
        page.WaitForAssertion(() => Assert.Contains(page.FindAll(".journal .what span"), activity => activity.TextContent == step));
        Assert.Equal(name, page.Find("h1").TextContent);
        Assert.Contains(page.FindAll("svg title"), box => box.TextContent.StartsWith($"{step}, RunTask", StringComparison.Ordinal));
        var ports = page.FindAll("svg .port").Select(label => label.TextContent).ToList();
        Assert.Contains(port, ports);
        Assert.Contains(yes, ports);

        var shown = pages.Open<TicketPage>(Links.Ticket(ticket.Number), parameters => parameters.Add(here => here.Number, ticket.Number));
        shown.WaitForAssertion(() => Assert.Contains(shown.FindAll("a"), link => link.GetAttribute("href") == Links.Process(id) && link.TextContent == name));
    }

    [Theory]
    [InlineData("en", "Begun", "Output Pairs = 7")]
    [InlineData("de", "Begonnen", "Ausgabe Pairs = 7")]
    [InlineData("zh", "开始", "输出 Pairs = 7")]
    public async Task Journal_says_with_what_a_process_was_begun_and_what_else_than_variables_it_set(string language, string begun, string output)
    {
        await using var app = await ComplaintsApp.Start();
        await app.Publish("""
            {"definitionId":"named","root":{"id":"steps","type":"Elsa.Sequence","version":1,"activities":[
              {"id":"name","type":"Elsa.SetName","version":1,"value":{"typeName":"String","expression":{"type":"Literal","value":"Round 5"}}},
              {"id":"put","type":"Elsa.SetOutput","version":1,"outputName":{"typeName":"String","expression":{"type":"Literal","value":"Pairs"}},
               "outputValue":{"typeName":"Object","expression":{"type":"JavaScript","value":"getInput('pairs')"}}}]}}
            """);
        var id = (await app.Done(app.Admin, new StartProcess("named", "T01", new JsonObject { ["pairs"] = 7 }))).Id;
        await using var pages = new Pages(app, app.Quality);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

        var page = pages.Open<ProcessPage>(Links.Process(id), parameters => parameters.Add(here => here.Id, id));

        page.WaitForAssertion(() => Assert.Equal(begun, page.FindAll(".journal .what b")[^1].TextContent));
        var said = page.FindAll(".journal summary").Select(line => line.TextContent).ToList();
        Assert.Equal("input: pairs: 7", said[^1]);
        Assert.Contains(output, said);
        Assert.Contains(said, line => line.EndsWith(" = Round 5", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_asks_for_no_language_gets_the_English_of_the_definition()
    {
        await using var app = await ComplaintsApp.Start();

        var process = await app.ProcessOf(await app.OpenedTicket());

        Assert.Equal("Complaint resolution", process.Title);
        Assert.Contains(process.Drawing.Activities, box => box.Label == "A complaint was opened");
        Assert.Contains(process.Drawing.Arrows, arrow => (arrow.Port, arrow.Said) == ("Not satisfied", "Not satisfied"));
        Assert.Contains(process.Drawing.Arrows, arrow => (arrow.Port, arrow.Said) == ("True", "Yes"));
    }

    [Fact]
    public void Whatever_our_processes_call_something_is_there_in_German_and_Chinese() => Assert.Empty(
        from file in Directory.EnumerateFiles(TestDatabase.WorkflowFolder, "*.json")
        from said in Said(DefinitionReader.Read(File.ReadAllText(file)).Definition!)
        from language in (string[])["de", "zh"]
        where !Speaks(said.Words, language)
        select $"{Path.GetFileName(file)}: {said.What}: {language}");

    [Theory]
    [InlineData("""{"captions":{"fr":"Écouter"}}""", "captions: 'fr' is no language of this program")]
    [InlineData("""{"captions":{"de":""}}""", "captions: give a text")]
    [InlineData("""{"captions":"Zuhören"}""", "captions: give one text for each language")]
    [InlineData("""{"ports":["Done"]}""", "ports: say what each port is called")]
    [InlineData("""{"ports":{"Done":{"de":5}}}""", "ports: Done: give a text")]
    [InlineData("""{"ports":{"Done":"Fertig"}}""", "ports: Done: give one text for each language")]
    public void Words_in_a_wrong_shape_are_told_with_their_place_and_not_shown(string custom, string sentence)
    {
        var definition = DefinitionReader.Read(Resolution(root => Custom(root, JsonNode.Parse(custom)))).Definition!;
        var listen = definition.FindActivity("listen")!;

        Assert.StartsWith($"{listen.Path}.customProperties.{sentence}", Assert.Single(ProcessForms.Problems(definition)).ToString(), StringComparison.Ordinal);
        Assert.Equal(("Listen", "Done"), In("de", () => (ProcessWords.Label(listen), ProcessWords.Port(listen, "Done"))));
    }

    [Fact]
    public void Name_or_description_of_a_process_in_a_wrong_shape_is_told_with_its_place()
    {
        var definition = DefinitionReader.Read(Resolution(root =>
        {
            var custom = root.Parent!["customProperties"]!;
            (custom["captions"], custom["description"]) = (5, 7);
        })).Definition!;

        Assert.Equal(["$.customProperties.captions", "$.customProperties.description"], ProcessForms.Problems(definition).Select(problem => problem.Path));
        Assert.Equal("Complaint resolution", In("de", () => ProcessWords.Name(definition)));
        Assert.StartsWith("The nine steps", In("de", () => ProcessWords.Description(definition)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "A colleague judges the same article without knowing the first judgement.")]
    [InlineData("de", "Ein Kollege beurteilt denselben Artikel, ohne das erste Urteil zu kennen.")]
    [InlineData("zh", "由另一位同事在不知道第一次判断的情况下，判断同一件商品。")]
    public async Task Page_of_a_version_says_in_the_language_of_the_reader_what_the_process_is_for(string language, string words)
    {
        await using var app = await ComplaintsApp.Start();
        var hash = (await app.Done(app.Quality, new ListDefinitions(WellKnown.SecondOpinion))).Single().Hash;
        await using var pages = new Pages(app, app.Quality);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

        var page = pages.Open<DefinitionPage>(Links.Definition(hash), parameters => parameters.Add(here => here.Hash, hash));

        page.WaitForAssertion(() => Assert.Contains(page.FindAll(".page-head p"), line => line.TextContent == words));
    }

    [Theory]
    [InlineData("de", "Zuhören")]
    [InlineData("zh", "Listen")]
    [InlineData("en", "Listen")]
    public void Language_that_is_not_there_reads_English(string language, string label)
    {
        var listen = DefinitionReader.Read(Resolution(root => Custom(root, JsonNode.Parse("""{"captions":{"de":"Zuhören"}}""")))).Definition!.FindActivity("listen")!;

        Assert.Equal(label, In(language, () => ProcessWords.Label(listen)));
    }

    private static void Custom(JsonNode root, JsonNode? custom) =>
        root["activities"]!.AsArray().Single(activity => activity!["id"]!.ToString() == "listen")!["customProperties"] = custom;

    /// <summary>The process, what it is for, its activities, and the ports on arrows that are no words of the program.</summary>
    private static IEnumerable<(string What, JsonElement? Words)> Said(WorkflowDefinition definition) =>
    [
        (definition.Name, definition.Custom("captions")),
        ("description", definition.Custom("description")),
        .. definition.AllActivities().Where(activity => activity.DisplayText is not null).Select(activity => (activity.Path, activity.Custom("captions"))),
        .. definition.AllActivities().SelectMany(chart => chart.Connections).Where(arrow => arrow.Port is not ("Done" or "True" or "False" or "Default"))
            .Select(arrow => ($"{arrow.Source}, {arrow.Port}", Property(definition.FindActivity(arrow.Source)!.Custom("ports"), arrow.Port))),
    ];

    private static bool Speaks(JsonElement? words, string language) => Property(words, language) is { ValueKind: JsonValueKind.String } said && !string.IsNullOrWhiteSpace(said.GetString());

    private static JsonElement? Property(JsonElement? given, string name) =>
        given is { ValueKind: JsonValueKind.Object } pairs && pairs.TryGetProperty(name, out var value) ? value : null;

    private static TSaid In<TSaid>(string language, Func<TSaid> say)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            return say();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
