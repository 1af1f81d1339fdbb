using System.Text.Json.Nodes;
using Complaints.Workflow.Tests.Support;

namespace Complaints.Workflow.Tests.Definitions;

/// <summary>How a definition is drawn, line for line: an editor shows a picture of exactly this text.</summary>
public class MermaidTests
{
    [Fact]
    public void Activities_are_drawn_in_the_shape_of_their_kind_and_arrows_with_their_port()
    {
        var flow = FlowBuilder.Of("begin > fork", "fork > ask, wait", "ask > join", "wait > join", "join > which", "which -True> call", "which -False> over", "call > choose", "choose -A> all")
            .Is("begin", "Start").Is("fork", "FlowFork").Is("wait", "Delay", ("timeSpan", "PT1H")).Is("join", "FlowJoin").Is("which", "FlowDecision", ("condition", true))
            .Is("call", "ExecuteWorkflow", ("workflowDefinitionId", "x")).Is("over", "Finish").Switch("choose", ("A", "true")).Is("all", "Complete");

        Assert.Equal("""
            flowchart TD
              n0(["begin<br/><small>Start</small>"])
              n1{{"fork<br/><small>FlowFork</small>"}}
              n2["ask<br/><small>RunTask</small>"]
              n3("wait<br/><small>Delay</small>")
              n4{{"join<br/><small>FlowJoin</small>"}}
              n5{"which<br/><small>FlowDecision</small>"}
              n6[["call<br/><small>ExecuteWorkflow</small>"]]
              n7(["over<br/><small>Finish</small>"])
              n8{"choose<br/><small>FlowSwitch</small>"}
              n9(["all<br/><small>Complete</small>"])
              n0 --> n1
              n1 --> n2
              n1 --> n3
              n2 --> n4
              n3 --> n4
              n4 --> n5
              n5 -->|"True"| n6
              n5 -->|"False"| n7
              n6 --> n8
              n8 -->|"A"| n9

            """, Renumbered(flow.Document()));
    }

    [Theory]
    [InlineData("Timer", "(", ")")]
    [InlineData("Cron", "(", ")")]
    [InlineData("StartAt", "(", ")")]
    [InlineData("Event", "(", ")")]
    [InlineData("End", "([", "])")]
    [InlineData("WriteLine", "[", "]")]
    public void What_waits_for_time_or_an_event_is_round_and_what_ends_is_a_pill(string type, string open, string close) =>
        Assert.Contains($"  n0{open}\"one<br/><small>{type}</small>\"{close}\n", Renumbered(FlowBuilder.Of("one").Is("one", type).Document()), StringComparison.Ordinal);

    [Fact]
    public void Workflow_used_as_an_activity_is_drawn_like_one_that_is_started()
    {
        var document = FlowBuilder.Of("use").Document();
        document["root"]!["activities"]![0] = JsonNode.Parse("""{"id":"use","type":"Judge","workflowDefinitionId":"judge"}""");

        Assert.Contains("  n0[[\"use<br/><small>Judge</small>\"]]\n", Renumbered(document), StringComparison.Ordinal);
    }

    [Fact]
    public void Activity_that_holds_others_is_a_box_around_them_and_a_sequence_has_arrows_of_its_own()
    {
        var chart = FlowBuilder.Of("inner > after").Document();
        chart["root"]!["activities"]![0] = Flow.Sequence("inner", Flow.Task("one"), Flow.Task("two"), Flow.Task("three"));

        Assert.Equal("""
            flowchart TD
              subgraph n0["inner<br/><small>Sequence</small>"]
                n1["one<br/><small>RunTask</small>"]
                n2["two<br/><small>RunTask</small>"]
                n3["three<br/><small>RunTask</small>"]
                n1 --> n2
                n2 --> n3
              end
              n4["after<br/><small>RunTask</small>"]
              n0 --> n4

            """, Renumbered(chart));
    }

    [Fact]
    public void Lone_activity_is_drawn_without_a_box() =>
        Assert.Equal("flowchart TD\n  n0[\"ask<br/><small>RunTask</small>\"]\n", Draw(FlowBuilder.Document(Flow.Task("ask"))));

    [Fact]
    public void Unknown_types_are_dashed_and_all_others_are_not()
    {
        var document = FlowBuilder.Of("fax > ask", "ask > mail").Document();
        document["root"]!["activities"]![0]!["type"] = "Acme.SendFax";
        document["root"]!["activities"]![2]!["type"] = "Acme.SendMail";

        var drawing = Renumbered(document);

        Assert.Contains("  n0[\"fax<br/><small>Acme.SendFax</small>\"]\n", drawing, StringComparison.Ordinal);
        Assert.EndsWith("  classDef unknown stroke-dasharray: 4 4\n  class n0,n2 unknown\n", drawing, StringComparison.Ordinal);
        Assert.DoesNotContain("unknown", Renumbered(FlowBuilder.Of("ask").Document()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ask \"him\" & <her>", "Ask #quot;him#quot; #amp; #lt;her#gt;<br/><small>RunTask</small>")]
    [InlineData("1. `Listen`\r\nwell", "1#46; #96;Listen#96;  well<br/><small>RunTask</small>")]
    [InlineData("runtask", "RunTask")]
    public void Texts_are_written_so_that_they_cannot_break_the_drawing(string text, string label)
    {
        var document = FlowBuilder.Of("ask").Document();
        document["root"]!["activities"]![0]!["metadata"] = new JsonObject { ["displayText"] = text };

        Assert.Contains($"[\"{label}\"]\n", Renumbered(document), StringComparison.Ordinal);
    }

    [Fact]
    public void Task_without_a_text_of_the_designer_is_called_by_its_task_name_and_anything_else_by_its_name()
    {
        var document = FlowBuilder.Of("a > b").Is("a", "RunTask", ("taskName", "complaint.explain")).Is("b", "WriteLine", ("text", "x")).Document();
        document["root"]!["activities"]![1]!["name"] = "Say it";

        var drawing = Renumbered(document);

        Assert.Contains("[\"complaint.explain<br/><small>RunTask</small>\"]", drawing, StringComparison.Ordinal);
        Assert.Contains("[\"Say it<br/><small>WriteLine</small>\"]", drawing, StringComparison.Ordinal);
    }

    /// <summary>The root has the first number; what is inside counts from there.</summary>
    private static string Renumbered(JsonObject document) =>
        System.Text.RegularExpressions.Regex.Replace(Draw(document), @"\bn(\d+)\b", m => $"n{int.Parse(m.Groups[1].Value, null) - 1}");

    private static string Draw(JsonObject document) => Mermaid.Draw(DefinitionReader.Read(document.ToJsonString()).Definition!);
}
