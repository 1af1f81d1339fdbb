using System.Text.Json.Nodes;
using Complaints.Processes;
using Complaints.Shell;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Complaints.Workflow;

namespace Complaints.Tests.Processes;

/// <summary>The shipped process of a complaint, changed as a test needs it.</summary>
internal static class Resolutions
{
    public const string AskTheExpert = """
        {"definitionId":"ask-the-expert","root":{"id":"flow","type":"Elsa.Flowchart","connections":[],"activities":[
          {"id":"judge","type":"Elsa.RunTask","version":1,
           "taskName":{"typeName":"String","expression":{"type":"Literal","value":"expert.judge"}},
           "payload":{"typeName":"ObjectDictionary","expression":{"type":"Object","value":"{\"role\":\"supervisor\",\"title\":\"Judge the pair\",\"outcomes\":[\"material\",\"wear\"]}"}}}]}}
        """;

    public static string Starting(string process, bool waits) => """
        {"id":"expert","type":"Elsa.ExecuteWorkflow","version":1,
         "workflowDefinitionId":{"typeName":"String","expression":{"type":"Literal","value":"PROCESS"}},
         "waitForCompletion":{"typeName":"Boolean","expression":{"type":"Literal","value":WAITS}}}
        """.Replace("PROCESS", process, StringComparison.Ordinal).Replace("WAITS", waits ? "true" : "false", StringComparison.Ordinal);

    public static string ResolutionText() => File.ReadAllText(Path.Combine(TestDatabase.WorkflowFolder, "complaint-resolution.json"));

    public static string ResolutionThatFailsAfterTalk() => Resolution(root => Decision(root, "getVariable('Confirmation').outcome === 'x'"));

    public static string Resolution(Action<JsonNode> change)
    {
        var document = JsonNode.Parse(ResolutionText())!;
        change(document["root"]!);
        return document.ToJsonString();
    }

    /// <summary>Puts a decision by this script between talk and what follows it.</summary>
    public static void Decision(JsonNode root, string script)
    {
        var value = JsonValue.Create(script).ToJsonString();
        Insert(root, "talk", """{"id":"check","type":"Elsa.FlowDecision","version":1,"condition":{"typeName":"Boolean","expression":{"type":"JavaScript","value":SCRIPT}}}""".Replace("SCRIPT", value, StringComparison.Ordinal), "True");
    }

    public static void Insert(JsonNode root, string after, string activity, string port = "Done")
    {
        var node = JsonNode.Parse(activity)!;
        root["activities"]!.AsArray().Add(node);
        var arrow = root["connections"]!.AsArray().Single(connection => connection!["source"]!["activity"]!.ToString() == after)!;
        var target = arrow["target"]!["activity"]!.ToString();
        arrow["target"]!["activity"] = node["id"]!.ToString();
        root["connections"]!.AsArray().Add(JsonNode.Parse($$$"""{"source":{"activity":"{{{node["id"]}}}","port":"{{{port}}}"},"target":{"activity":"{{{target}}}","port":"In"}}"""));
    }

    public static void Rename(JsonNode root, string activityId, string title) => Payload(root, activityId, payload => payload["title"] = title);

    public static void Payload(JsonNode root, string activityId, Action<JsonNode> change)
    {
        var expression = root["activities"]!.AsArray().Single(activity => activity!["id"]!.ToString() == activityId)!["payload"]!["expression"]!;
        var payload = JsonNode.Parse(expression["value"]!.ToString())!;
        change(payload);
        expression["value"] = payload.ToJsonString();
    }

    /// <summary>The process that leads this ticket.</summary>
    public static async Task<ProcessView> ProcessOf(this ComplaintsApp app, TicketView ticket)
    {
        var row = (await app.Done(app.Admin, new ListProcesses(WellKnown.Resolution, Ticket: ticket.Number))).Items.Single();
        return await app.Done(app.Admin, new ShowProcess(row.Id));
    }
}
