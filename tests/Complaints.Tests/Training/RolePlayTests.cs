using Complaints.Processes;
using Complaints.Shell;
using Complaints.Tests.Support;
using Complaints.Training;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using Property = Complaints.Workflow.Tests.Properties.Property;

namespace Complaints.Tests.Training;

public sealed class RolePlayTests
{
    private static readonly RolePlay Play = new("p", "T", "A", "SOLE-OPEN", Hurt: false, Mood: 4,
    [
        new Scene("listen", "Loud!", "Quiet.", [new SceneAnswer("bad", 0, 2, "w"), new SceneAnswer("best", 2, -1, "w")]),
        new Scene("talk", "Loud again!", "Quiet again.", [new SceneAnswer("best", 2, -2, "w"), new SceneAnswer("fair", 1, 0, "w"), new SceneAnswer("bad", 0, 1, "w")]),
        new Scene("confirm", "Well.", null, [new SceneAnswer("best", 2, -2, "w"), new SceneAnswer("bad", 0, 2, "w")]),
    ]);

    [Fact]
    public async Task Those_that_come_along_walk_all_steps_of_a_complaint_in_every_language_and_the_best_way_through_calms_the_customer()
    {
        await using var app = await ComplaintsApp.Start();
        var steps = app.Services.GetRequiredService<ProcessDefinitions>().Stages();
        var folder = Path.Combine(app.Settings.WorkflowFolder, "training");
        var files = Directory.GetFiles(folder).Select(file => (Id: Path.GetFileNameWithoutExtension(file), File: RolePlayFile.Read(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file)).File!)).ToList();

        Assert.Equal(3, files.Count);
        Assert.All(files, one => Assert.All(Languages.Codes, language =>
        {
            var play = one.File.In(one.Id, language);
            Assert.Equal(steps.Intersect(Scenarios.Stages), play.Scenes.Select(scene => scene.Stage));
            var best = play.Scenes.Select(scene => scene.Answers.Select(answer => answer.Points).ToList().IndexOf(SceneAnswer.Best)).ToList();
            var through = Rehearsal.Of(play, best)!;
            Assert.Equal((play.Most, 1), (through.Points, through.Moods[^1]));
            Assert.True(best.Distinct().Count() > 1, "Whoever always taps the same place learns nothing.");
            if (language != Languages.Codes[0])
            {
                Assert.NotEqual(one.File.In(one.Id, Languages.Codes[0]).Title, play.Title);
                Assert.DoesNotContain(play.Scenes.SelectMany(scene => scene.Answers).Zip(one.File.In(one.Id, Languages.Codes[0]).Scenes.SelectMany(scene => scene.Answers)), pair => pair.First.Text == pair.Second.Text || pair.First.Why == pair.Second.Why);
            }
        }));
    }

    [Fact]
    public void Customer_speaks_by_the_mood_that_the_answers_before_have_left()
    {
        var calm = Rehearsal.Of(Play, "1")!;
        var angry = Rehearsal.Of(Play, "0")!;

        Assert.Equal("Loud!", Rehearsal.Of(Play, "")!.SaysIn(0));
        Assert.Equal([4, 3], calm.Moods);
        Assert.Equal([4, 5], angry.Moods);
        Assert.Equal(("Quiet again.", "Loud again!"), (calm.SaysIn(1), angry.SaysIn(1)));
        Assert.Equal(("talk", "1.2"), (calm.Now!.Stage, calm.Then(2)));
        Assert.Equal((6, true, null), (Rehearsal.Of(Play, "1.0.0")!.Points, Rehearsal.Of(Play, "1.0.0")!.IsDone, Rehearsal.Of(Play, "1.0.0")!.Now));
    }

    [Fact]
    public void Whatever_is_answered_the_mood_stays_a_mood_and_the_points_within_what_there_is() => Property.Holds(Ways(), said =>
    {
        var through = Rehearsal.Of(Play, said)!;
        Assert.All(through.Moods, mood => Assert.InRange(mood, 1, 5));
        Assert.Equal((said.Length + 1, said.Length == 3), (through.Moods.Count, through.IsDone));
        Assert.InRange(through.Points, 0, Play.Most);
        Assert.Equal(through.Points, Rehearsal.Of(Play, through.Then())!.Points);
    });

    private static Arbitrary<int[]> Ways() => Arb.From(
        from first in Gen.Choose(0, 1)
        from second in Gen.Choose(0, 2)
        from third in Gen.Choose(0, 1)
        from count in Gen.Choose(0, 3)
        select new[] { first, second, third }[..count]);

    [Theory]
    [InlineData("2")]
    [InlineData("-1")]
    [InlineData("0.0.0.0")]
    [InlineData("a")]
    [InlineData("0..1")]
    [InlineData("99999999999")]
    [InlineData("0.")]
    public void Address_that_does_not_belong_to_the_conversation_is_none(string said) => Assert.Null(Rehearsal.Of(Play, said));

    [Theory]
    [InlineData("{", "line 1")]
    [InlineData("null", "$: ")]
    [InlineData("""{ "title": { "en": "T" } }""", "about")]
    [InlineData("""{ "title": { "de": "T" }, "about": { "en": "A" }, "defect": "X", "mood": 3, "scenes": [] }""", "$.title: the text in English is missing")]
    [InlineData("""{ "title": { "en": "T" }, "about": { "en": "A" }, "defect": "X", "mood": 6, "scenes": [] }""", "$.mood: a mood")]
    [InlineData("""{ "title": { "en": "T" }, "about": { "en": " " }, "defect": "X", "mood": 3, "scenes": [] }""", "$.about.en: a text is missing")]
    [InlineData("""{ "title": { "en": "T" }, "about": { "en": "A" }, "defect": "X", "mood": 3, "scenes": [], "colour": 1 }""", "colour")]
    [InlineData("""{ "title": { "en": "T" }, "about": { "en": "A" }, "defect": "X", "mood": 3, "scenes": [ { "stage": "", "says": { "en": "S" }, "answers": [] } ] }""", "$.scenes[0].stage: say which step")]
    [InlineData("""{ "title": { "en": "T" }, "about": { "en": "A" }, "defect": "X", "mood": 3, "scenes": [ { "stage": "talk", "says": { "en": "S" }, "answers": [ { "text": { "en": "a" }, "points": 1, "mood": 0, "why": { "en": "w" } }, { "text": { "en": "b" }, "points": 1, "mood": 3, "why": {} } ] } ] }""", "$.scenes[0].answers: there have to be two to four, one of them with 2 points.|from -2 to 2|$.scenes[0].answers[1].why: the text in English")]
    public void File_with_a_mistake_is_refused_with_its_place(string text, string says)
    {
        var (file, problems) = RolePlayFile.Read("a-case", text);

        Assert.Null(file);
        Assert.All(says.Split('|'), part => Assert.Contains(problems, problem => problem.Contains(part, StringComparison.Ordinal)));
    }

    [Fact]
    public void File_is_named_so_that_it_fits_into_an_address_and_no_step_comes_twice()
    {
        const string Twice = """{ "title": { "en": "T" }, "about": { "en": "A" }, "defect": "X", "mood": 3, "scenes": [ SCENE, SCENE ] }""";
        var text = Twice.Replace("SCENE", """{ "stage": "talk", "says": { "en": "S" }, "answers": [ { "text": { "en": "a" }, "points": 2, "mood": 0, "why": { "en": "w" } }, { "text": { "en": "b" }, "points": 0, "mood": 0, "why": { "en": "w" } } ] }""", StringComparison.Ordinal);

        Assert.Equal(["$: name the file with small letters, digits and hyphens, 60 at most.", "$.scenes: the step 'talk' is there twice."], RolePlayFile.Read("A Case", text).Problems);
    }
}
