using System.Text.Json.Nodes;
using Complaints.Workflow.Tests.Support;

namespace Complaints.Workflow.Tests.Scenarios;

/// <summary>Delay, Timer, StartAt, Cron: when they are due, and how a due time is moved.</summary>
public class TimeTests : Scenario
{
    [Theory]
    [InlineData("Delay", "timeSpan", "PT90M", "2026-03-02T10:30:00Z")]
    [InlineData("Timer", "interval", "00:05:00", "2026-03-02T09:05:00Z")]
    [InlineData("StartAt", "dateTime", "2026-03-05T08:00:00+02:00", "2026-03-05T06:00:00Z")]
    [InlineData("Cron", "cronExpression", "0 30 9 * * *", "2026-03-02T09:30:00Z")]
    [InlineData("Cron", "cronExpression", "0 0 9 * * MON-FRI", "2026-03-03T09:00:00Z")]
    [InlineData("Cron", "cronExpression", "*/20 * * * * *", "2026-03-02T09:00:20Z")]
    [InlineData("Cron", "cronExpression", "30 8 * * *", "2026-03-03T08:30:00Z")]
    [InlineData("Cron", "cronExpression", "0 0 12 L * ?", "2026-03-31T12:00:00Z")]
    [InlineData("Cron", "cronExpression", "0 0 0 29 FEB *", "2028-02-29T00:00:00Z")]
    [InlineData("Cron", "cronExpression", "0 0 6 13 * FRI", "2026-03-13T06:00:00Z")]
    [InlineData("Cron", "cronExpression", "0 15,45 22-2 * * *", "2026-03-02T22:15:00Z")]
    [InlineData("Cron", "cronExpression", "0 0 10 ? * SUN", "2026-03-08T10:00:00Z")]
    [InlineData("Cron", "cronExpression", "0 0 10 ? * 7", "2026-03-08T10:00:00Z")]
    [InlineData("Cron", "cronExpression", "0 0 9 ? * MON#2", "2026-03-09T09:00:00Z")]
    [InlineData("Cron", "cronExpression", "0 0 9 ? * 5#5", "2026-05-29T09:00:00Z")]
    [InlineData("Cron", "cronExpression", "0 0 9 ? * 5L", "2026-03-27T09:00:00Z")]
    [InlineData("Cron", "cronExpression", "0 0 9 ? * SunL,7#1", "2026-03-29T09:00:00Z")]
    [InlineData("Cron", "cronExpression", "0 0 9 L-3 * ?", "2026-03-28T09:00:00Z")]
    [InlineData("Cron", "cronExpression", "0 0 9 LW 5 ?", "2026-05-29T09:00:00Z")]
    [InlineData("Cron", "cronExpression", "0 0 9 15W 3 ?", "2026-03-16T09:00:00Z")]
    [InlineData("Cron", "cronExpression", "0 0 9 1W 8 ?", "2026-08-03T09:00:00Z")]
    [InlineData("Cron", "cronExpression", "0 0 9 31W 5 ?", "2026-05-29T09:00:00Z")]
    [InlineData("Cron", "cronExpression", "@hourly", "2026-03-02T10:00:00Z")]
    [InlineData("Cron", "cronExpression", "@daily", "2026-03-03T00:00:00Z")]
    [InlineData("Cron", "cronExpression", "@weekly", "2026-03-08T00:00:00Z")]
    [InlineData("Cron", "cronExpression", "@monthly", "2026-04-01T00:00:00Z")]
    [InlineData("Cron", "cronExpression", "@Yearly", "2027-01-01T00:00:00Z")]
    [InlineData("Cron", "cronExpression", "@annually", "2027-01-01T00:00:00Z")]
    [InlineData("Cron", "cronExpression", "@midnight", "2026-03-03T00:00:00Z")]
    [InlineData("Cron", "cronExpression", "@every_minute", "2026-03-02T09:01:00Z")]
    [InlineData("Cron", "cronExpression", "@every_second", "2026-03-02T09:00:01Z")]
    [InlineData("Cron", "cronExpression", "0 0 9 ? * TUE", "2026-03-03T09:00:00Z")]
    [InlineData("Cron", "cronExpression", "0 0 9 ? * WED", "2026-03-04T09:00:00Z")]
    [InlineData("Cron", "cronExpression", "0 0 9 ? * THU", "2026-03-05T09:00:00Z")]
    [InlineData("Cron", "cronExpression", "0 0 9 ? * SAT", "2026-03-07T09:00:00Z")]
    [InlineData("Cron", "cronExpression", "0 0 9 15W 8 ?", "2026-08-14T09:00:00Z")]
    [InlineData("Cron", "cronExpression", "0 0 9 L-30 * ?", "2026-05-01T09:00:00Z")]
    [InlineData("Cron", "cronExpression", "5 4 3 2 1 *", "2027-01-02T03:04:05Z")]
    [InlineData("Cron", "cronExpression", "0 0 9 ? * SAT-TUE/2", "2026-03-07T09:00:00Z")]
    [InlineData("Cron", "cronExpression", "0 0 10 ? * FRI-MON/3", "2026-03-02T10:00:00Z")]
    [InlineData("Cron", "cronExpression", "0 0 9 ? * 0-7", "2026-03-03T09:00:00Z")]
    public void Sleeps_until_its_time(string type, string input, string value, string due)
    {
        Start(FlowBuilder.Of("sleep > after").Is("sleep", type, (input, value)));

        Assert.Equal(DateTime.Parse(due, null, System.Globalization.DateTimeStyles.AdjustToUniversal), Assert.IsType<TimerWait>(Assert.Single(Instance.Waits)).DueAt);
        Fire("sleep");
        AssertWaitsFor("after");
    }

    [Theory]
    [InlineData("JAN", 1), InlineData("FEB", 2), InlineData("MAR", 3), InlineData("APR", 4), InlineData("MAY", 5), InlineData("JUN", 6)]
    [InlineData("JUL", 7), InlineData("AUG", 8), InlineData("SEP", 9), InlineData("OCT", 10), InlineData("NOV", 11), InlineData("DEC", 12)]
    public void Month_of_a_cron_may_be_named(string name, int month)
    {
        Start(FlowBuilder.Of("sleep > after").Is("sleep", "Cron", ("cronExpression", $"0 0 0 1 {name} *")));

        var due = Assert.IsType<TimerWait>(Assert.Single(Instance.Waits)).DueAt;
        Assert.Equal(new DateTime(month > 3 ? 2026 : 2027, month, 1, 0, 0, 0, DateTimeKind.Utc), due);
    }

    [Theory]
    [InlineData("0 0 25 * * *", "the hour goes from 0 to 23")]
    [InlineData("60 0 0 * * *", "the second goes from 0 to 59, not 60")]
    [InlineData("0 0 0 1 FOO *", "FOO is no month")]
    [InlineData("* * *", "has 5 or 6 fields, and * * * has 3.")]
    [InlineData("0 0 0 ? * FOO", "FOO is no day of week")]
    [InlineData("0 0 0 ? * L", "such as FRIL")]
    [InlineData("0 0 0 ? * MON#6", "goes from 1 to 5")]
    [InlineData("0 0 0 32W * ?", "goes from 1 to 31, not 32")]
    [InlineData("0 0 0 L-31 * ?", "goes from L-0 to L-30")]
    [InlineData("0 0 0 W * ?", "W is no day of month")]
    [InlineData("@often", "is none of @every_second")]
    [InlineData("0 0/0 * * * *", "0/0 is no minute")]
    [InlineData("0 0 0 1-2-3 * *", "1-2-3 is no day of month")]
    public void Cron_that_cannot_be_read_becomes_an_incident_when_it_comes_from_a_script(string cron, string words)
    {
        Start(FlowBuilder.Of("sleep > after").Is("sleep", "Cron", ("cronExpression", "js:getInput('cron')")), ("cron", cron));

        Assert.Contains(words, Instance.Incident!.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Cron", "cronExpression", "0 0 25 * * *")]
    [InlineData("StartAt", "dateTime", "soon")]
    [InlineData("StartAt", "dateTime", "12:30")]
    [InlineData("StartAt", "dateTime", "5 March")]
    [InlineData("Timer", "interval", "5 minutes")]
    public void Time_that_cannot_be_read_is_a_problem_of_the_definition(string type, string input, string value)
    {
        var reading = DefinitionReader.Read(FlowBuilder.Of("sleep > after").Is("sleep", type, (input, value)).Document().ToJsonString());

        Assert.Equal($"$.root.activities[0].{input}", Assert.Single(reading.Problems).Path);
    }

    [Fact]
    public void Cron_that_never_comes_is_an_incident()
    {
        Start(FlowBuilder.Of("sleep > after").Is("sleep", "Cron", ("cronExpression", "js:'0 0 0 30 FEB *'")));

        Assert.Contains("no moment that ever comes", Instance.Incident!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void StartAt_in_the_past_goes_on_at_once()
    {
        Start(FlowBuilder.Of("sleep > after").Is("sleep", "StartAt", ("dateTime", "2020-01-01")));

        AssertWaitsFor("after");
    }

    [Fact]
    public void Delay_in_working_time_asks_the_calendar()
    {
        var flow = FlowBuilder.Of("sleep > after").Is("sleep", "Delay", ("timeSpan", "PT1H")).Document();
        flow["root"]!["activities"]![0]!["customProperties"] = new JsonObject { ["workingTime"] = true };
        var definition = DefinitionReader.Read(flow.ToJsonString()).Definition!;

        var step = WorkflowEngine.Start(definition, "i", null, Now, () => "w", new StepHost { Calendar = new TwiceAsLong() });

        Assert.Equal(Now.AddHours(2), Assert.IsType<TimerWait>(Assert.Single(step.Instance.Waits)).DueAt);
    }

    [Fact]
    public void Timer_knows_that_it_counts_working_time_when_it_was_saved_moved_and_opened_anew()
    {
        var flow = FlowBuilder.Of("begin > sleep, nap, ask", "ask > fail").Is("begin", "Start").Is("fail", "Fault", ("message", "no"))
            .Is("sleep", "Delay", ("timeSpan", "PT1H")).Is("nap", "Delay", ("timeSpan", "PT1H")).Document();
        flow["root"]!["activities"]!.AsArray().Single(a => a!["id"]!.ToString() == "sleep")!["customProperties"] = new JsonObject { ["workingTime"] = true };
        Start(flow.ToJsonString());

        Send(new TimerMoved(Instance.Waits.OfType<TimerWait>().Single(timer => timer.InWorkingTime).Id, Now.AddHours(3), "a pause ended"));
        Answer("ask");
        Send(new RetryRequested());

        Assert.Equal([("nap", false), ("sleep", true)], LastEffects.OfType<TimerSet>().Select(set => (set.Timer.ActivityId, set.Timer.InWorkingTime)).Order());
    }

    [Fact]
    public void Timer_that_was_moved_fires_at_its_new_time_and_keeps_its_id()
    {
        Start(FlowBuilder.Of("sleep > after").Is("sleep", "Delay", ("timeSpan", "PT1H")));
        var timer = Instance.Waits.OfType<TimerWait>().Single();

        Assert.Equal(StepOutcome.Advanced, Send(new TimerMoved(timer.Id, Now.AddHours(5), "the shop was closed")));

        Later(TimeSpan.FromHours(4));
        Assert.Equal(StepOutcome.NotWaiting, Send(new TimerDue(timer.Id)));
        Later(TimeSpan.FromHours(1));
        Assert.Equal(StepOutcome.Advanced, Send(new TimerDue(timer.Id)));
        Assert.Equal("the shop was closed", Assert.Single(Journal(JournalKind.Moved)).Data!["reason"]!.GetValue<string>());
        Assert.Equal(StepOutcome.NotWaiting, Send(new TimerMoved(timer.Id, Now, "again")));
    }

    [Fact]
    public void Triggers_say_when_a_process_is_set_off_and_that_start_does_not_wait()
    {
        var flow = FlowBuilder.Of("each > after", "at > after").Is("each", "Timer", ("interval", "PT10M")).Is("at", "Cron", ("cronExpression", "0 0 12 * * *")).Merge("after", "Cascade").Document();
        foreach (var activity in flow["root"]!["activities"]!.AsArray().Where(a => a!["id"]!.ToString() != "after"))
        {
            activity!["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        }

        var definition = DefinitionReader.Read(flow.ToJsonString()).Definition!;

        Assert.Equal([Now.AddMinutes(10), Now.AddHours(3)], definition.Triggers.Cast<TimeTrigger>().Select(t => t.NextAfter(Now)!.Value));
        var step = WorkflowEngine.Start(definition, "i", null, Now, () => "w", options: new StartOptions { TriggerActivityId = "at" });
        Assert.Equal("after", Assert.Single(step.Instance.Waits).ActivityId);
    }

    [Fact]
    public void Timer_whose_next_moment_lies_beyond_the_calendar_never_sets_off_again()
    {
        var flow = FlowBuilder.Of("each > after").Is("each", "Timer", ("interval", "P3650000D")).Document();
        flow["root"]!["activities"]![0]!["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };

        var trigger = Assert.IsType<TimeTrigger>(Assert.Single(DefinitionReader.Read(flow.ToJsonString()).Definition!.Triggers));

        Assert.Null(trigger.NextAfter(Now));
    }

    private sealed class TwiceAsLong : IWorkCalendar
    {
        public DateTime Add(DateTime fromUtc, TimeSpan working) => fromUtc + working + working;
    }
}
