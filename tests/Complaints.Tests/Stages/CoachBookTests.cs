using Complaints.Products;
using Complaints.Stages;
using Complaints.Tests.Support;

namespace Complaints.Tests.Stages;

public sealed class CoachBookTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "workflows", "coach");

    public static TheoryData<string> Languages => ["en", "de", "zh"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_stage_mood_and_defect_has_a_full_card(string language)
    {
        var book = Read(language);
        var defects = DefectList.Starter().ToList();

        Assert.All(
            from stage in Scenarios.Stages
            from defect in defects
            from mood in Enumerable.Range(1, 5)
            from hurt in Enumerable.Range(0, 2)
            select book.Pick(new Situation(stage, defect.Code, defect.Group, mood, hurt == 1)),
            card =>
            {
                Assert.NotEmpty(card!.Purpose);
                Assert.All([card.Do, card.Say, card.Never], lines => Assert.InRange(lines.Count, 1, CoachBook.MostLines));
            });
    }

    private static readonly string[] Judged = ["analyse", "explain", "process", "compensate"];
    private static readonly int[] CalmAndFurious = [2, 5];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_defect_has_a_card_that_speaks_about_it_where_it_is_looked_at_explained_and_made_good(string language)
    {
        var book = Read(language);

        Assert.All(
            from stage in Judged
            from defect in DefectList.Starter()
            from mood in CalmAndFurious
            select (stage, defect, mood),
            now =>
            {
                var shown = book.Pick(new Situation(now.stage, now.defect.Code, now.defect.Group, now.mood, Hurt: false))!;
                var card = book.Cards.Single(card => card.Id == shown.Id);
                Assert.True(card.Defects is not null || card.Groups is not null, $"{now.stage} {now.defect.Code}: {card.Id} speaks about no fault.");
                Assert.All([card.Do, card.Say, card.Never], Assert.NotEmpty);
                Assert.All([(card.Do, shown.Do), (card.Say, shown.Say), (card.Never, shown.Never)], lines => Assert.Contains(lines.Item1[0], lines.Item2));
            });
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Threatened_clerk_reads_of_safety_alone_at_every_step_whoever_is_hurt(string language)
    {
        var book = Read(language);

        Assert.All(
            from stage in Scenarios.Stages
            from hurt in Enumerable.Range(0, 2)
            select new Situation(stage, "NAIL-OR-SHARP", "Sole and heel", 5, hurt == 1, Threat: true),
            now =>
            {
                var shown = book.Pick(now)!;
                var card = book.Cards.Single(card => card.Id == shown.Id);
                Assert.True(card.Threat);
                Assert.NotEmpty(shown.Purpose);
                Assert.All([card.Do, card.Say, card.Never], Assert.NotEmpty);
                Assert.All([(card.Do, shown.Do), (card.Say, shown.Say), (card.Never, shown.Never)], lines => Assert.Equal(lines.Item1, lines.Item2));
                Assert.NotEqual(shown.Id, book.Pick(now with { Threat = false })!.Id);
            });
    }

    private static readonly string[] FirstOfAll = ["listen", "talk", "analyse"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Whatever_can_hurt_somebody_has_a_card_that_asks_about_it_from_the_first_word(string language)
    {
        var book = Read(language);

        Assert.All(
            from stage in FirstOfAll
            from defect in DefectList.Starter().Where(defect => defect.Severity == Severity.Critical)
            select (stage, defect),
            now =>
            {
                var shown = book.Pick(new Situation(now.stage, now.defect.Code, now.defect.Group, 2, Hurt: false))!;
                Assert.Contains(now.defect.Code, book.Cards.Single(card => card.Id == shown.Id).Defects!);
            });
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Furious_customer_is_calmed_whatever_is_wrong_with_the_shoe(string language)
    {
        var book = Read(language);
        var calming = book.Cards.Single(card => card.Id == "furious.explain");

        Assert.All(DefectList.Starter(), defect =>
        {
            var shown = book.Pick(new Situation("explain", defect.Code, defect.Group, 5, Hurt: false))!;
            Assert.Contains(calming.Do[0], shown.Do);
            Assert.Contains(calming.Say[0], shown.Say);
            Assert.Contains(calming.Never[0], shown.Never);
        });
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_language_has_the_same_cards_and_wordings(string language)
    {
        var (book, english) = (Read(language), Read("en"));

        Assert.Equal(
            english.Cards.Select(card => (card.Id, card.Weight, card.Do.Count, card.Say.Count, card.Never.Count)), book.Cards.Select(card => (card.Id, card.Weight, card.Do.Count, card.Say.Count, card.Never.Count)));
        Assert.Equal(english.Wordings.Select(wording => (wording.Id, wording.Kind)), book.Wordings.Select(wording => (wording.Id, wording.Kind)));
    }

    [Fact]
    public void Cards_name_defects_and_groups_that_there_are()
    {
        var defects = DefectList.Starter().ToList();

        Assert.All(Read("en").Cards, card =>
        {
            Assert.Empty((card.Defects ?? []).Except(defects.Select(defect => defect.Code)));
            Assert.Empty((card.Groups ?? []).Except(defects.Select(defect => defect.Group)));
        });
    }

    [Fact]
    public void Most_specific_card_wins_and_the_general_one_fills_it_up()
    {
        var book = Book("""
            { "cards": [
                { "id": "talk", "stages": ["talk"], "purpose": "Calm.", "do": ["Sit.", "Water."], "say": ["Come."], "never": ["Shout."] },
                { "id": "hot", "stages": ["talk"], "moods": [4, 5], "do": ["Call."], "say": ["Yes."], "never": [] },
                { "id": "hurt", "hurt": true, "alone": true, "purpose": "Help.", "do": ["Aid."], "say": ["How are you?"], "never": ["Blame."] }],
              "apologies": [] }
            """);

        var hot = book.Pick(new Situation("talk", null, null, 5, Hurt: false))!;
        Assert.Equal(("hot", "Calm."), (hot.Id, hot.Purpose));
        Assert.Equal(["Call.", "Sit.", "Water."], hot.Do);
        Assert.Equal("talk", book.Pick(new Situation("talk", null, null, 3, Hurt: false))!.Id);
        Assert.Equal(["Aid."], book.Pick(new Situation("talk", null, null, 5, Hurt: true))!.Do);
        Assert.Null(book.Pick(new Situation("explain", null, null, 2, Hurt: false)));
    }

    [Theory]
    [InlineData("Thank you[, {name}].", "Li", "Thank you, Li.")]
    [InlineData("Thank you[, {name}].", null, "Thank you.")]
    [InlineData("[{name}, ]shall we sit down?", null, "Shall we sit down?")]
    [InlineData("[{name}，]您现在感觉怎么样？", "王女士", "王女士，您现在感觉怎么样？")]
    [InlineData("[{name}, ]es tut mir leid.", " ", "Es tut mir leid.")]
    public void Line_is_natural_with_and_without_a_name(string line, string? name, string said) => Assert.Equal(said, SpokenLine.With(line, name));

    [Theory]
    [InlineData("I am sorry for that, Li", true)]
    [InlineData("i am  sorry for that.", true)]
    [InlineData("I am really sorry for that, Li.", false)]
    [InlineData("", false)]
    public void Sentence_of_the_sheet_is_noticed_whether_the_name_stands_in_it_or_not(string words, bool same) =>
        Assert.Equal(same, SpokenLine.Same(words, "I am sorry for that[, {name}].", "Li"));

    [Theory]
    [InlineData("{ \"cards\": [ ", "$: line")]
    [InlineData("""{ "cards": [{ "id": "a", "say": ["Hello {name}."] }], "apologies": [] }""", "$.cards[0].say[0]: put {name}")]
    [InlineData("""{ "cards": [{ "id": "a", "says": [] }], "apologies": [] }""", "$.cards[0].says: there is no such")]
    [InlineData("""{ "cards": [{ "id": "a", "do": ["1", "2", "3", "4"] }], "apologies": [] }""", "$.cards[0].do: at most 3")]
    [InlineData("""{ "cards": [{ "id": "a", "moods": [6] }], "apologies": [] }""", "$.cards[0].moods[0]: a mood")]
    [InlineData("""{ "cards": [{ "id": "a" }, { "id": "a" }], "apologies": [] }""", "$.cards: the id 'a'")]
    [InlineData("""{ "cards": [{ "id": "a" }], "apologies": [{ "id": "b", "text": "Sorry." }] }""", "$.apologies[0].kind: say which")]
    [InlineData("""{ "cards": [{ "id": "a" }], "apologies": [{ "id": "b", "kind": "delay", "text": "Sorry." }] }""", "$.apologies[0].kind: say which")]
    [InlineData("""{ "cards": [{ "id": "a" }], "apologies": [], "replies": [{ "id": "b", "kind": "regret", "text": "Sorry." }] }""", "$.replies[0].kind: say when")]
    [InlineData("""{ "cards": [{ "id": "a" }], "apologies": [], "replies": [{ "id": "b", "kind": "delay", "text": "By {day}." }] }""", "$.replies[0].text: Not every complaint has a day")]
    [InlineData("""{ "cards": [{ "id": "a" }], "apologies": [], "replies": [{ "id": "b", "kind": "delay" }] }""", "$.replies[0].text: a text is missing")]
    public void Broken_file_says_where_and_what(string text, string problem) =>
        Assert.Contains(CoachReader.Read(text).Problems, found => found.StartsWith(problem, StringComparison.Ordinal));

    [Fact]
    public async Task Changed_file_is_read_without_a_restart_and_a_broken_one_is_not_taken()
    {
        await using var app = await ComplaintsApp.Start();
        var workflows = Directory.CreateTempSubdirectory();
        Directory.CreateDirectory(Path.Combine(workflows.FullName, "coach"));
        var file = Path.Combine(workflows.FullName, "coach", "en.json");
        string Card(string purpose) => $$"""{ "cards": [{ "id": "talk", "purpose": "{{purpose}}" }], "apologies": [] }""";
        File.WriteAllText(file, Card("First."));
        var coach = new CoachCards(app.Settings with { WorkflowFolder = workflows.FullName }, Microsoft.Extensions.Logging.Abstractions.NullLogger<CoachCards>.Instance);
        var now = new Situation("talk", null, null, 3, Hurt: false);
        Assert.Equal("First.", coach.For(now)!.Purpose);

        File.WriteAllText(file, Card("Second, and longer."));
        Assert.Equal("Second, and longer.", coach.For(now)!.Purpose);

        File.WriteAllText(file, "{ broken");
        Assert.Equal("Second, and longer.", coach.For(now)!.Purpose);
        workflows.Delete(recursive: true);
    }

    private static CoachBook Read(string language) => Book(File.ReadAllText(Path.Combine(Folder, language + ".json")));

    private static CoachBook Book(string text)
    {
        var (book, problems) = CoachReader.Read(text);
        Assert.Empty(problems);
        return book!;
    }
}
