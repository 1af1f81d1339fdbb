using System.Text.Json.Nodes;
using Complaints.Processes.Commands;

namespace Complaints.Tests.Processes;

/// <summary>The command line for those who write processes, as they see it: what is printed, and the exit code.</summary>
public sealed class WorkflowCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("workflow-command");
    private readonly StringWriter output = new();
    private readonly StringWriter errors = new();

    [Fact]
    public async Task Own_processes_have_no_problems()
    {
        var files = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "workflows"), "*.json");

        Assert.Equal(0, await Run(["check", .. files]));
        Assert.Empty(output.ToString());
    }

    [Fact]
    public async Task Check_prints_every_problem_with_file_path_and_sentence()
    {
        var bad = Write("bad.json", """
            {"definitionId":"bad","root":{"id":"f","type":"Elsa.Flowchart","activities":[
              {"id":"a","type":"Elsa.Delay","timeSpan":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"soon"}}},
              {"id":"a","type":"Acme.SendFax"}],
             "connections":[{"source":{"activity":"a","port":"Done"},"target":{"activity":"nobody"}}]}}
            """);

        Assert.Equal(1, await Run("check", bad, Path.Combine(folder.FullName, "missing.json")));

        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines[..^1], line => Assert.StartsWith(bad + ": $.root.", line, StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("$.root.activities[0].timeSpan: ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("$.root.activities[1].id: There are two activities with the id a.", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("does not run activities of type Acme.SendFax", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("$.root.connections[0].target", StringComparison.Ordinal));
        Assert.EndsWith("missing.json: $: There is no such file.", lines[^1].Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_looks_at_forms_but_leaves_the_payloads_of_others_alone()
    {
        var form = Write("form.json", OneTask("""{"role":"clerk","outcomes":["done"]}"""));
        var other = Write("other.json", OneTask("""{"employee":"Li"}"""));

        Assert.Equal(0, await Run("check", other));
        Assert.Equal(1, await Run("check", form));
        Assert.Contains("payload.role: say who does it", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_says_of_a_payload_for_others_what_cannot_be_a_time()
    {
        var wrong = Write("wrong.json", OneTask("""{"employee":"Li","due":"soon","escalation":{"after":"later"}}"""));
        var due = Write("due.json", OneTask("""{"employee":"Li","due":"soon"}"""));

        Assert.Equal(1, await Run("check", wrong));
        Assert.Equal(0, await Run("check", due));

        Assert.Contains("payload.escalation.after: 'later' is no ISO 8601 duration", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, Lines().Count(line => line.Contains("payload.due: warning: 'soon' is no ISO 8601 duration", StringComparison.Ordinal)));
        Assert.Equal(2, Lines().Count(line => line.Contains("payload: warning: This is no form", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Check_warns_of_a_task_for_others_to_which_nothing_leads_and_refuses_one_of_ours()
    {
        const string arrows = "start>end";
        var others = Write("others.json", Document(["""{"id":"start","type":"Elsa.Start"}""", """{"id":"end","type":"Elsa.End"}""", """{"id":"left","type":"Elsa.RunTask","taskName":"left"}"""], arrows));
        var ours = Write("ours.json", Document(["""{"id":"start","type":"Elsa.Start"}""", """{"id":"end","type":"Elsa.End"}""", """{"id":"left","type":"Elsa.RunTask","taskName":"left","payload":{"expression":{"type":"Object","value":"{\"title\":\"Left\",\"role\":\"floor\"}"}}}"""], arrows));

        Assert.Equal(0, await Run("check", others));
        Assert.Equal(1, await Run("check", ours));

        Assert.Equal(2, Lines().Count(line => line.Contains("No arrow leads to 'left'", StringComparison.Ordinal)));
        Assert.Single(Lines(), line => line.Contains("warning: No arrow leads to 'left'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_jumps_timers_takes_answers_in_order_and_prints_lines_as_they_are()
    {
        var file = Write("process.json", Document(
            [
                """{"id":"ask","type":"Elsa.RunTask","taskName":{"typeName":"String","expression":{"type":"Literal","value":"ask.customer"}}}""",
                """{"id":"say","type":"Elsa.WriteLine","text":{"typeName":"String","expression":{"type":"JavaScript","value":"'  said: ' + getLastResult() + getInput('Mark')"}}}""",
                """{"id":"sleep","type":"Elsa.Delay","timeSpan":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"P3D"}}}""",
                """{"id":"hear","type":"Elsa.Event","eventName":{"typeName":"String","expression":{"type":"Literal","value":"Paid"}}}""",
                """{"id":"last","type":"Elsa.RunTask","taskName":{"typeName":"String","expression":{"type":"Literal","value":"last.word"}}}""",
            ],
            "ask>say", "say>sleep", "sleep>hear", "hear>last"));
        var answers = Write("answers.json", """[{"task":"ask.customer","result":"yes"},{"event":"Paid","payload":5}]""");

        Assert.Equal(0, await Run("run", file, "--input", """{"Mark":"!"}""", "--answers", answers));

        Assert.Equal(["  said: yes!", "status: Suspended", "task: last.word"], Lines());
        Assert.Empty(errors.ToString());
    }

    [Fact]
    public async Task Plain_answers_go_to_the_oldest_open_task_and_what_is_left_over_is_said()
    {
        var file = Write("process.json", OneTask("{}"));
        var answers = Write("answers.json", """["fine", "too much"]""");

        Assert.Equal(3, await Run("run", file, "--answers", answers));

        Assert.Equal(["status: Finished"], Lines());
        Assert.Contains("1 answers were left over", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Process_that_wakes_itself_for_ever_is_given_up()
    {
        var file = Write("process.json", Document(["""{"id":"sleep","type":"Elsa.Delay","timeSpan":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"P1D"}}}"""], "sleep>sleep"));

        Assert.Equal(3, await Run("run", file));

        Assert.Contains("Stopped after 100 timers", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_starts_other_processes_from_their_files_and_fails_with_what_went_wrong()
    {
        var parent = Write("parent.json", Document(["""{"id":"go","type":"Elsa.ExecuteWorkflow","workflowDefinitionId":{"typeName":"String","expression":{"type":"Literal","value":"child"}},"waitForCompletion":{"typeName":"Boolean","expression":{"type":"Literal","value":true}}}"""]));
        var child = Write("child.json", Document(["""{"id":"line","type":"Elsa.WriteLine","text":{"typeName":"String","expression":{"type":"Literal","value":"from the child"}}}"""]).Replace("\"trial\"", "\"child\"", StringComparison.Ordinal));

        Assert.Equal(0, await Run("run", parent, "--with", child));
        Assert.Equal(["from the child", "status: Finished"], Lines());

        Assert.Equal(1, await Run("run", parent));
        Assert.Equal(["status: Faulted", "incident: go: There is no process child that could be started."], Lines()[2..]);
    }

    [Fact]
    public async Task Run_takes_the_version_of_another_process_that_the_file_names()
    {
        var parent = Write("parent.json", Document(["""{"id":"use","type":"Child","workflowDefinitionId":"child","workflowDefinitionVersionId":"child-v1"}"""]));
        string Child(string version) => Write(version + ".json", Document(["""{"id":"line","type":"Elsa.WriteLine","text":{"typeName":"String","expression":{"type":"Literal","value":"VERSION"}}}"""])
            .Replace("VERSION", version, StringComparison.Ordinal).Replace("\"definitionId\":\"trial\"", $"\"id\":\"{version}\",\"definitionId\":\"child\"", StringComparison.Ordinal));
        var (newer, named) = (Child("child-v2"), Child("child-v1"));

        Assert.Equal(0, await Run("run", parent, "--with", newer, named));
        Assert.Equal(["child-v1", "status: Finished"], Lines());

        Assert.Equal(1, await Run("run", parent, "--with", newer));
        Assert.Equal(["status: Faulted", "incident: use: There is no version child-v1 of the process child that could be started."], Lines()[2..]);
    }

    [Fact]
    public async Task Process_that_begins_with_an_event_runs_once()
    {
        var file = Write("process.json", Document(
            [
                """{"id":"hear","type":"Elsa.Event","customProperties":{"canStartWorkflow":true},"eventName":{"typeName":"String","expression":{"type":"Literal","value":"Paid"}}}""",
                """{"id":"say","type":"Elsa.WriteLine","text":{"typeName":"String","expression":{"type":"Literal","value":"Thank you"}}}""",
            ],
            "hear>say"));
        var answers = Write("answers.json", """[{"event":"Paid"}]""");

        Assert.Equal(0, await Run("run", file, "--answers", answers));

        Assert.Equal(["Thank you", "status: Finished"], Lines());
    }

    [Fact]
    public async Task Event_still_sets_off_the_other_processes()
    {
        var asking = Write("asking.json", OneTask("{}"));
        var hearing = Write("hearing.json", Document(
            [
                """{"id":"hear","type":"Elsa.Event","customProperties":{"canStartWorkflow":true},"eventName":{"typeName":"String","expression":{"type":"Literal","value":"Paid"}}}""",
                """{"id":"say","type":"Elsa.WriteLine","text":{"typeName":"String","expression":{"type":"Literal","value":"heard"}}}""",
            ],
            "hear>say").Replace("\"trial\"", "\"hearing\"", StringComparison.Ordinal));

        Assert.Equal(0, await Run("run", asking, "--with", hearing, "--answers", Write("answers.json", """[{"event":"Paid"}]""")));

        Assert.Equal(["heard", "status: Suspended", "task: ask"], Lines());
    }

    [Fact]
    public async Task Run_refuses_a_definition_with_problems()
    {
        Assert.Equal(1, await Run("run", Write("bad.json", "{")));

        Assert.Contains("bad.json: $: This is not JSON", errors.ToString(), StringComparison.Ordinal);
        Assert.Empty(output.ToString());
    }

    [Fact]
    public async Task Draw_gives_a_flowchart_with_boxes_for_containers()
    {
        var file = Write("process.json", Document(
            [
                """{"id":"ask","type":"Elsa.RunTask","taskName":{"typeName":"String","expression":{"type":"Literal","value":"say \"hello\""}}}""",
                """{"id":"each","type":"Elsa.ForEach","items":{"typeName":"Object","expression":{"type":"Object","value":"[1]"}},"body":{"id":"line","type":"Elsa.WriteLine"}}""",
            ],
            "ask>each"));

        Assert.Equal(0, await Run("draw", file));

        Assert.Equal(
            ["flowchart TD", "  n1[\"say #quot;hello#quot;<br/><small>RunTask</small>\"]", "  subgraph n2[\"each<br/><small>ForEach</small>\"]", "    n3[\"line<br/><small>WriteLine</small>\"]", "  end", "  n1 --> n2"],
            Lines());
    }

    [Theory]
    [InlineData]
    [InlineData("check")]
    [InlineData("paint", "x.json")]
    [InlineData("run", "x.json", "--fast")]
    [InlineData("run", "there-is-no-such-file.json")]
    [InlineData("run", "x.json", "--input", "[1")]
    public async Task What_is_not_understood_ends_with_2_and_a_word_of_help(params string[] arguments)
    {
        Assert.Equal(2, await Run(arguments));
        Assert.NotEmpty(errors.ToString());
    }

    [Theory]
    [InlineData("The input is not JSON that can be meant: ", "run", "x.json", "--input", """{"a":1,"a":2}""")]
    [InlineData("The input is not JSON that can be meant: ", "run", "x.json", "--input", """{"a":{"b":1,"b":2}}""")]
    [InlineData("The name of a file is empty.", "run", "x.json", "--answers", "")]
    [InlineData("The name of a file is empty.", "run", "")]
    [InlineData("The name of a file is empty.", "draw", "")]
    public async Task Input_that_cannot_be_read_is_named_in_one_sentence(string sentence, params string[] arguments)
    {
        Assert.Equal(2, await Run(arguments));
        Assert.StartsWith(sentence, Assert.Single(errors.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_that_says_something_twice_is_not_taken()
    {
        var file = Write("process.json", OneTask("{}"));

        Assert.Equal(2, await Run("run", file, "--answers", Write("answers.json", """[{"task":"ask","task":"ask"}]""")));

        Assert.StartsWith("The answers file is not JSON that can be meant: ", errors.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static string OneTask(string payload) => Document(
        ["""{"id":"ask","type":"Elsa.RunTask","taskName":{"typeName":"String","expression":{"type":"Literal","value":"ask"}},"payload":{"typeName":"ObjectDictionary","expression":{"type":"Object","value":PAYLOAD}}}"""
            .Replace("PAYLOAD", JsonValue.Create(payload).ToJsonString(), StringComparison.Ordinal)]);

    private static string Document(string[] activities, params string[] arrows)
    {
        var connections = arrows.Select(arrow => arrow.Split('>')).Select(ends => $$$"""{"source":{"activity":"{{{ends[0]}}}","port":"Done"},"target":{"activity":"{{{ends[1]}}}","port":"In"}}""");
        return $$$"""{"definitionId":"trial","root":{"id":"flow","type":"Elsa.Flowchart","activities":[{{{string.Join(",", activities)}}}],"connections":[{{{string.Join(",", connections)}}}]}}""";
    }

    private Task<int> Run(params string[] arguments) => WorkflowCommand.Run(arguments, output, errors);

    private string[] Lines() => [.. output.ToString().Split('\n').Select(line => line.TrimEnd('\r')).SkipLast(1)];

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
