using System.Text.Json.Nodes;
using Complaints.Workflow.Tests.Support;

namespace Complaints.Workflow.Tests.Scenarios;

/// <summary>What activities make of what scripts give them, and in which words they refuse it.</summary>
public class InputTests : Scenario
{
    [Theory]
    [InlineData("FlowDecision", "condition", "js:'maybe'", "The input condition gave \"maybe\", which is neither true nor false.")]
    [InlineData("FlowDecision", "condition", "js:return {a: 'ü'}", "The input condition gave {\"a\":\"ü\"}, which is neither true nor false.")]
    [InlineData("Delay", "timeSpan", "js:5", "The input timeSpan gave 5, which is no duration.")]
    [InlineData("Delay", "timeSpan", "js:null", "The input timeSpan gave nothing, which is no duration.")]
    [InlineData("Delay", "timeSpan", "js:'later'", "The input timeSpan gave later, which is no duration.")]
    [InlineData("For", "end", "js:1.5", "The input end gave 1.5, which is no whole number.")]
    [InlineData("For", "end", "js:'many'", "The input end gave \"many\", which is no whole number.")]
    [InlineData("For", "end", "js:true", "The input end gave true, which is no whole number.")]
    [InlineData("For", "step", "js:0", "The step of a loop is 0, so it would never come to its end.")]
    [InlineData("ForEach", "items", "js:return {a: 'ü'}", "The input items gave {\"a\":\"ü\"}, which is no list.")]
    [InlineData("ForEach", "items", "js:'a'", "The input items gave \"a\", which is no list.")]
    [InlineData("FlowFork", "branches", "js:return {a: 1}", "Expected a list of names, found an object.")]
    [InlineData("RunTask", "taskName", "js:' '", "The input taskName is empty.")]
    [InlineData("RunTask", "taskName", "js:null", "The input taskName is empty.")]
    [InlineData("RunTask", "payload", "js:[1]", "The payload of a task has to be an object.")]
    [InlineData("RunTask", "payload", "js:'text'", "The payload of a task has to be an object.")]
    [InlineData("Correlate", "correlationId", "js:''", "The input correlationId is empty.")]
    [InlineData("StartAt", "dateTime", "js:'soon'", "The input dateTime gave soon, which is no moment.")]
    [InlineData("StartAt", "dateTime", "js:'12:30'", "The input dateTime gave 12:30, which is no moment.")]
    [InlineData("Cron", "cronExpression", "js:'0 0 0 30 2 *'", "The cron expression 0 0 0 30 2 * names no moment that ever comes.")]
    [InlineData("Cron", "cronExpression", "js:'* *'", "A cron expression has 5 or 6 fields, and * * has 2.")]
    [InlineData("While", "condition", "js:true", "The loop has no body, so its condition would hold for ever.")]
    [InlineData("Fault", "message", "js:''", "The process was made to fail here.")]
    [InlineData("RunJavaScript", "script", "getOutputFrom('nobody')", "There is no activity nobody.")]
    [InlineData("RunJavaScript", "script", "setOutcomes({a: 1})", "Expected a list of names, found an object.")]
    public void Value_that_does_not_fit_is_an_incident_in_these_words(string type, string input, string value, string sentence)
    {
        (string, object?)[] inputs = type == "RunTask" && input != "taskName" ? [("taskName", "ask"), (input, value)] : [(input, value)];
        Start(FlowBuilder.Of("begin > one").Is("begin", "Start").Is("one", type, inputs));

        Assert.Equal(("one", sentence), (Instance.Incident!.ActivityId, Instance.Incident.Sentence));
    }

    [Fact]
    public void Wait_that_leads_out_of_the_calendar_is_an_incident()
    {
        Start(FlowBuilder.Of("wait").Is("wait", "Delay", ("timeSpan", "P3650000D")));

        Assert.Equal("A wait of 3650000 days leads out of the calendar.", Instance.Incident!.Sentence);
    }

    [Fact]
    public void Wait_may_last_to_the_last_moment_of_the_calendar()
    {
        var last = DateTime.MaxValue - Now;
        Start(FlowBuilder.Of("wait").Is("wait", "Delay", ("timeSpan", last.ToString("c", null))));

        Assert.Equal(DateTime.MaxValue, Assert.IsType<TimerWait>(Assert.Single(Instance.Waits)).DueAt);
    }

    [Theory]
    [InlineData("js:'TRUE'", "True")]
    [InlineData("js:'false'", "False")]
    [InlineData("js:true", "True")]
    [InlineData("js:null", "False")]
    [InlineData(null, "False")]
    public void Decision_takes_texts_for_truth_and_nothing_for_false(string? condition, string port)
    {
        Start(FlowBuilder.Of("which -True> yes", "which -False> no").Is("which", "FlowDecision", ("condition", condition)));

        AssertWaitsFor(port == "True" ? "yes" : "no");
        Assert.Equal(port, Assert.Single(Journal(JournalKind.Decided)).Data!.GetValue<string>());
    }

    [Theory]
    [InlineData("js:'Left'", "left")]
    [InlineData("js:['Left', '', null, 'Right']", "left right")]
    [InlineData("js:'[\"Left\", \"Right\"]'", "left right")]
    [InlineData("js:[7]", "seven")]
    [InlineData("js:7", "seven")]
    [InlineData("js:[]", "done")]
    [InlineData("js:''", "done")]
    [InlineData("js:null", "done")]
    public void Fork_leaves_by_the_names_it_is_given_and_by_Done_without_any(string? branches, string open)
    {
        Start(FlowBuilder.Of("fork -Left> left", "fork -Right> right", "fork -7> seven", "fork > done").Is("fork", "FlowFork", ("branches", branches)));

        AssertWaitsFor(open);
    }

    [Theory]
    [InlineData("setOutcome('Good')", "good", "\"Good\"")]
    [InlineData("setOutcomes(['Good', 'Bad'])", "bad good", "[\"Good\",\"Bad\"]")]
    [InlineData("1", "done", null)]
    public void Script_leaves_by_the_outcomes_it_sets(string script, string open, string? decided)
    {
        Start(FlowBuilder.Of("run -Good> good", "run -Bad> bad", "run > done").Is("run", "RunJavaScript", ("script", script)));

        AssertWaitsFor(open);
        Assert.Equal(decided, Journal(JournalKind.Decided).SingleOrDefault()?.Data!.ToJsonString());
    }

    [Fact]
    public void Switch_that_matches_any_leaves_by_every_case_that_holds_and_one_that_does_not_asks_no_further()
    {
        static FlowBuilder Asking(string mode, string second) =>
            FlowBuilder.Of("which -A> a", "which -B> b", "which -Default> none").Switch("which", ("A", "true"), ("B", second)).With("which", "mode", mode);

        Start(Asking("MatchAny", "true"));
        AssertWaitsFor("a b");

        Start(Asking("MatchFirst", "fails()"));
        AssertWaitsFor("a");

        Start(FlowBuilder.Of("which -A> a", "which -Default> none").Switch("which", ("A", "false")));
        AssertWaitsFor("none");
    }

    [Theory]
    [InlineData("js:7", "7")]
    [InlineData("js:true", "true")]
    [InlineData("js:return {a: 'ü'}", "{\"a\":\"ü\"}")]
    [InlineData("plain", "plain")]
    public void Line_is_written_as_text_whatever_it_was(string text, string written)
    {
        Start(FlowBuilder.Of("say").Is("say", "WriteLine", ("text", text)));

        Assert.Equal([written], Written);
    }

    [Fact]
    public void Names_and_keys_of_the_allowed_length_are_kept_whole()
    {
        var (name, key) = (new string('n', 200), new string('k', 200));
        Start(FlowBuilder.Of("name > key", "key > ask").Is("name", "SetName", ("value", name)).Is("key", "Correlate", ("correlationId", key)));

        Assert.Equal((name, key), (Instance.Name, Instance.CorrelationId));

        Start(FlowBuilder.Of("name > key", "key > ask").Is("name", "SetName", ("value", name + "x")).Is("key", "Correlate", ("correlationId", key + "x")));

        Assert.Equal(new string('n', 199) + "\u2026", Instance.Name);
        Assert.Equal("A correlation id has at most 200 characters, and this one has 201.", Instance.Incident!.Sentence);
    }

    [Fact]
    public void Name_that_is_too_long_is_cut_between_characters()
    {
        Start(FlowBuilder.Of("name > ask").Is("name", "SetName", ("value", new string('n', 198) + "\ud83d\ude00" + "n")));

        Assert.Equal(new string('n', 198) + "\u2026", Instance.Name);
    }

    [Fact]
    public void Half_a_character_that_a_script_cut_off_is_at_once_what_it_will_be_when_it_is_saved()
    {
        Start(FlowBuilder.Of("say").Variable("v").Is("say", "WriteLine", ("text", "js:setVariable('v', '\ud83d\ude00'.charAt(0)); return getVariable('v') === '\\ufffd';")));

        Assert.Equal(["true"], Written);
    }

    [Fact]
    public void Output_is_asked_for_by_the_name_of_an_activity_and_the_name_of_the_output_in_any_case()
    {
        var document = FlowBuilder.Of("ask > say").Is("say", "WriteLine", ("text", "js:getOutputFrom('Ask her', 'RESULT') + getOutputFrom('ask', 'other')")).Document();
        document["root"]!["activities"]![0]!["name"] = "Ask her";
        Start(document.ToJsonString());

        Answer("ask", "yes");

        Assert.Equal(["yesnull"], Written);
    }

    [Fact]
    public void If_says_which_way_it_took_and_puts_it_out()
    {
        var choice = FlowBuilder.Activity("choice", "If");
        choice["condition"] = FlowBuilder.Input("js:getInput('vip')");
        choice["then"] = Flow.Task("greet");
        choice["result"] = JsonNode.Parse("""{"memoryReference":{"id":"v-was"}}""");
        var document = FlowBuilder.Document(Flow.Sequence("all", choice, Flow.Line("js:getWas()")), [new JsonObject { ["id"] = "v-was", ["name"] = "was", ["typeName"] = "Boolean" }]).ToJsonString();

        Start(document, ("vip", true));
        AssertWaitsFor("greet");
        Answer("greet");
        Start(document, ("vip", false));

        AssertFinished();
        Assert.Equal(["Then", "Else"], Journal(JournalKind.Decided).Select(e => e.Data!.GetValue<string>()));
        Assert.Equal(["true", "false"], Written);
    }

    [Fact]
    public void Switch_says_which_cases_held_and_goes_on_where_a_case_or_the_default_is_empty()
    {
        var choice = FlowBuilder.Activity("choice", "Switch");
        choice["cases"] = JsonNode.Parse("""[{"label":"A","condition":{"type":"JavaScript","value":"getInput('n') > 0"}},{"label":"B","condition":{"type":"JavaScript","value":"getInput('n') > 1"}}]""");
        choice["mode"] = "MatchAny";
        var document = Flow.Document(choice);

        Start(document, ("n", 2));
        AssertFinished();
        Start(document, ("n", 0));
        AssertFinished();

        Assert.Equal(["[\"A\",\"B\"]", "\"Default\""], Journal(JournalKind.Decided).Select(e => e.Data!.ToJsonString()));
    }

    [Fact]
    public void Loops_and_branches_that_hold_nothing_go_on_at_once()
    {
        Start(Flow.Document(Flow.Sequence(
            "all",
            FlowBuilder.Activity("none", "Sequence"),
            FlowBuilder.Activity("fork", "Fork"),
            FlowBuilder.Activity("chart", "Flowchart"),
            FlowBuilder.Activity("node", "FlowNode"),
            Flow.With(FlowBuilder.Activity("for", "For"), ("end", 3)),
            Flow.With(FlowBuilder.Activity("each", "ForEach"), ("items", "object:[1]")),
            Flow.With(FlowBuilder.Activity("side", "ParallelForEach"), ("items", "object:[1]")),
            Flow.Loop("ParallelForEach", Flow.Task("never"), "empty", ("items", "object:[]")),
            Flow.Loop("ForEach", Flow.Task("nor this"), "nothing", ("items", "js:null")))));

        AssertFinished();
    }

    [Fact]
    public void Loops_put_out_the_value_they_are_at()
    {
        JsonObject Counting(string type, string id, params (string, object?)[] inputs)
        {
            var loop = Flow.Loop(type, Flow.Line("js:getAt()"), id, inputs);
            loop["currentValue"] = JsonNode.Parse("""{"memoryReference":{"id":"v-at"}}""");
            return loop;
        }

        Start(FlowBuilder.Document(
            Flow.Sequence("all", Counting("For", "for", ("start", "js:'1'"), ("end", 2)), Counting("ForEach", "each", ("items", "object:[\"a\",\"b\"]"))),
            [new JsonObject { ["id"] = "v-at", ["name"] = "at" }]).ToJsonString());

        Assert.Equal(["1", "2", "a", "b"], Written);
    }

    [Fact]
    public void Loop_may_be_named_with_the_type_of_its_items()
    {
        var loop = Flow.Loop("ForEach", Flow.Line("js:getCurrentValue()"), ("items", "object:[1,2]"));
        loop["type"] = "Elsa.ForEach<Object>";
        Start(Flow.Document(loop));

        Assert.Equal(["1", "2"], Written);
    }

    [Fact]
    public void Timer_without_an_interval_waits_a_minute()
    {
        Start(FlowBuilder.Of("sleep").Is("sleep", "Timer"));

        Assert.Equal(Now.AddMinutes(1), Assert.IsType<TimerWait>(Assert.Single(Instance.Waits)).DueAt);
    }

    [Theory]
    [InlineData("Timer", "interval", "PT1H")]
    [InlineData("StartAt", "dateTime", "2030-01-01T00:00:00Z")]
    [InlineData("Cron", "cronExpression", "@hourly")]
    [InlineData("Event", "eventName", "Paid")]
    public void Activity_that_set_the_process_off_does_not_wait_but_does_when_it_is_reached_again(string type, string input, string value)
    {
        var document = FlowBuilder.Of("first > ask", "ask > first").Is("first", type, (input, value)).Document();
        document["root"]!["activities"]![0]!["customProperties"] = new JsonObject { ["canStartWorkflow"] = true };
        var definition = DefinitionReader.Read(document.ToJsonString()).Definition!;

        var started = WorkflowEngine.Start(definition, "i", null, Now, NewId, options: new StartOptions { TriggerActivityId = "first" }).Instance;
        Assert.Equal("ask", Assert.Single(started.Waits).ActivityId);

        var again = WorkflowEngine.Advance(definition, started, new TaskAnswered(started.Waits[0].Id, null), Now, NewId).Instance;
        Assert.Equal("first", Assert.Single(again.Waits).ActivityId);

        var byHand = WorkflowEngine.Start(definition, "i", null, Now, NewId).Instance;
        Assert.Equal("first", Assert.Single(byHand.Waits).ActivityId);
    }

    [Fact]
    public void Fault_gives_its_category_its_kind_and_its_code_as_details()
    {
        Start(FlowBuilder.Of("bad").Is("bad", "Fault", ("message", "No."), ("code", "S-1"), ("category", "Shop"), ("faultType", "Closed")));

        Assert.Equal(("No.", "Shop / Closed / S-1"), (Instance.Incident!.Sentence, Instance.Incident.Details));
    }

    [Fact]
    public void Outputs_of_the_workflow_are_kept_when_it_has_ended()
    {
        Start(FlowBuilder.Of("one > two").Is("one", "SetOutput", ("outputName", "js:'Total'"), ("outputValue", "js:return [1]")).Is("two", "SetOutput", ("outputName", "Nothing")));

        AssertFinished();
        Assert.Equal("{\"Nothing\":null,\"Total\":[1]}", Instance.GetOutput().ToJsonString());
    }
}
