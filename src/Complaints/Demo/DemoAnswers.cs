using System.Globalization;
using System.Text.Json;
using Complaints.Processes;
using Complaints.Stages;
using Complaints.Tickets;

namespace Complaints.Demo;

/// <summary>
/// Fills in a stage as its clerk would. Goes by what the open task asks for, so that a chain which has changed its
/// process still gets demo tickets: a field unknown here is answered as plainly as its type allows.
/// </summary>
internal sealed class DemoAnswers(DemoWords words, Dice dice)
{
    public CompleteStage For(Ticket ticket, TaskForm form, DemoCase story, DateTime now)
    {
        var stage = ticket.Stage!;
        var round = ticket.Visits.Count(visit => visit.Stage == "confirm" && visit.CompletedAt is not null);
        var tries = ticket.Visits.Count(visit => visit.Stage == "followUp" && visit.CompletedAt is not null);
        var wanted = Outcome(stage, story, round, tries);
        var outcome = wanted.FirstOrDefault(form.Outcomes.Contains) ?? form.Outcomes[0];
        var mood = form.MoodRequired ? Mood(ticket, outcome) : (int?)null;
        var gifts = stage == "compensate" ? GiftsOf(story, round) : [];
        var today = story.Store.DayOf(now);
        var fields = new Dictionary<string, JsonElement>();
        foreach (var field in form.Fields)
        {
            var value = Answer(field, ticket, story, outcome, round, today, gifts.Count > 0);
            if (value is not null && !(field.Name == "wear" && story.ArticleNotAtHand))
            {
                fields[field.Name] = JsonSerializer.SerializeToElement(value);
            }
        }

        return new CompleteStage(ticket.Number, stage, ticket.Version, Note(story, stage, outcome), outcome, mood, fields, gifts);
    }

    /// <summary>By preference: what the story wants may not be open any more.</summary>
    private string[] Outcome(string stage, DemoCase story, int round, int tries) => stage switch
    {
        "talk" => [dice.Chance(0.78) ? "calmer" : dice.Chance(0.7) ? "unchanged" : "angrier"],
        "apologise" => [dice.Chance(0.9) ? "accepted" : "notAccepted"],
        "analyse" => [story.Finding!],
        "explain" => [dice.Chance(story.Finding == Outcomes.NoFault ? 0.6 : 0.93) ? "understood" : "disagrees"],
        "process" => [dice.Chance(0.85) ? "agreed" : "offered"],
        "compensate" => [round > 0 && story.Ending == DemoEnding.FinalResponse && dice.Chance(0.4) ? "declined" : "settled"],
        "confirm" => story.Ending == DemoEnding.FinalResponse || (story.Ending == DemoEnding.SecondOffer && round == 0)
            ? ["notSatisfied", "finalResponse"]
            : ["satisfied"],
        "followUp" when story.Ending == DemoEnding.NoReply || tries < story.MissedCalls => ["noReply"],
        "followUp" when story.Ending == DemoEnding.SecondChance && round == 1 => ["secondChance"],
        _ => ["settled"],
    };

    private string? Note(DemoCase story, string stage, string outcome) => dice.Between(1, 10) switch
    {
        <= 2 => null,
        <= 6 => words.Say(story, $"note.{stage}.{outcome}", $"note.{stage}"),
        _ => words.TwoSentences(story, [$"note.{stage}.{outcome}", $"note.{stage}"], ["more"]),
    };

    private int Mood(Ticket ticket, string outcome)
    {
        var before = ticket.Mood ?? 3;
        var after = outcome switch
        {
            "calmer" => before - dice.Between(1, 2),
            "angrier" => before + 1,
            "satisfied" => dice.Between(1, Math.Min(2, before)),
            "notSatisfied" or "finalResponse" => Math.Max(3, before),
            _ => before,
        };
        return Math.Clamp(after, 1, 5);
    }

    /// <summary>Who was not satisfied is offered something more.</summary>
    private static IReadOnlyList<ProposedLine> GiftsOf(DemoCase story, int round) => round switch
    {
        0 => story.Gifts ?? [],
        _ when story.Stingy => [],
        1 => [new ProposedLine("coupon", 1, null)],
        _ => [new ProposedLine("discountCard15", 1, null)],
    };

    private object? Answer(TaskField field, Ticket ticket, DemoCase story, string outcome, int round, DateOnly today, bool given)
    {
        var needed = field.Required || field.RequiredFor?.Contains(outcome) == true;
        return field.Name switch
        {
            "keyPoints" => words.Say(story, "keyPoints"),
            "place" => story.Channel is not ("counter" or "opinionBook") ? "phone" : dice.Of(["counter", "counter", "backRoom", "backRoom", "anotherTime"]),
            "water" => story.Channel == "counter" && dice.Chance(0.7),
            "topics" => dice.Chance(0.6) ? words.Say(story, "topics") : null,
            "apology" => dice.Of<string>(story.Finding == Outcomes.NoFault ? ["regret", "regret", "personal"] : ["regret", "responsibility", "personal", "personal"]),
            "words" => words.Say(story, "apology"),
            "defect" => story.Defect.Code,
            "cause" => story.Cause,
            "wear" => story.Defect.IsService ? "W0" : story.Cause is "normalWear" or "customerUse" ? dice.Of(["W3", "W4"]) : dice.Of(["W1", "W2", "W2", "W3"]),
            "restated" => words.Say(story, "restated"),
            "explanation" => words.Say(story, $"cause.{story.Cause}", "cause.unknown"),
            "questions" => outcome == "disagrees" ? words.Say(story, "questions") : null,
            "appointment" => outcome == "disagrees" ? Day(today.AddDays(dice.Between(1, 3))) : null,
            "remedy" => Remedy(story),
            "owner" => story.Clerk.Name,
            "dueOn" => Day(today.AddDays(Remedy(story) == "repair" ? dice.Between(4, 7) : dice.Between(0, 3))),
            "why" => given ? null : words.Say(story, $"nothing.{(story.Finding == Outcomes.NoFault ? "noFault" : "fault")}"),
            "handedOver" => given && outcome == "settled",
            "score" => Score(outcome),
            "finalOpinion" => needed ? words.Say(story, "finalOpinion") : null,
            "comment" => dice.Chance(0.7) || outcome != "satisfied" ? words.Say(story, outcome == "satisfied" ? "happy" : "unhappy") : null,
            "contact" => field.Options is [var proposed, ..] && dice.Chance(0.8) ? proposed : dice.Of(["call", "message", "visit"]),
            "promiseKept" => outcome == "noReply" ? null : outcome == "secondChance" ? "no" : Remedy(story) == "none" ? "nothingPromised" : "yes",
            "lesson" => dice.Chance(0.35) ? words.Say(story, "lesson") : null,
            _ when needed => Plain(field, story, today),
            _ => null,
        };
    }

    private string? Score(string outcome) => outcome switch
    {
        "noReply" => null,
        "satisfied" or "settled" => dice.Of(["5", "5", "4", "4", "3"]),
        _ => dice.Of(["1", "2", "2", "3"]),
    };

    private static string Remedy(DemoCase story) => story switch
    {
        { Finding: Outcomes.NoFault, Defect.IsService: false } => story.Remedy is "repair" ? "repair" : "careAdvice",
        { Remedy: "advice" } => "careAdvice",
        { Remedy: "other" } => "apology",
        _ => story.Remedy,
    };

    private object? Plain(TaskField field, DemoCase story, DateOnly today) => field.Type switch
    {
        FieldType.Bool => true,
        FieldType.Number => 1,
        FieldType.Date => Day(today.AddDays(1)),
        FieldType.Choice => field.Options is [var first, ..] ? first : null,
        _ => words.Say(story, "keyPoints"),
    };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
