using System.Text.Json;
using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets;
using Complaints.Workflow;
using MediatR;

namespace Complaints.Processes;

/// <summary>Starts a process by hand, about a store or the whole chain. One that begins with an event or a timer waits for it.</summary>
/// <param name="Definition">Its id; the version in use is what runs.</param>
/// <param name="Store">Empty for the whole chain.</param>
/// <param name="Input">By name.</param>
/// <param name="CorrelationId">The business key under which events find it.</param>
[May(Role.Admin)]
public sealed record StartProcess(string Definition, string Store, JsonObject? Input = null, string? CorrelationId = null) : ICommand<ProcessMoved>;

public sealed class StartProcessValidator : IValidator<StartProcess>
{
    private const int LongestKey = 200;
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 100, AllowDuplicateProperties = false };

    public IEnumerable<Problem> Check(StartProcess request)
    {
        var form = new FormCheck();
        form.Text("definition", request.Definition, ProcessLimits.Id, required: true);
        form.Text("store", request.Store, TextLimits.Code);
        form.Text("correlationId", request.CorrelationId, LongestKey);
        form.Text("input", Written(request.Input, form), TextLimits.Note);
        return form.Problems;
    }

    private static string? Written(JsonObject? input, FormCheck form)
    {
        try
        {
            var text = input?.ToJsonString();
            JsonNode.Parse(text ?? "null", documentOptions: Strict);
            return text;
        }
        catch (Exception problem) when (problem is JsonException or ArgumentException or InvalidOperationException)
        {
            form.When(true, "input", $"This input cannot be read: {problem.Message}");
            return null;
        }
    }
}

public sealed class StartProcessHandler(ComplaintsDb db, ProcessDefinitions definitions, ProcessStore processes, ReferenceLists reference) : IRequestHandler<StartProcess, Answer<ProcessMoved>>
{
    public async Task<Answer<ProcessMoved>> Handle(StartProcess request, CancellationToken cancellationToken)
    {
        await definitions.Refresh(cancellationToken);
        if (definitions.Find(request.Definition) is null)
        {
            return Refused.NotFound("definition", "There is no such process in use.");
        }

        if (WellKnown.Needed.Contains(request.Definition))
        {
            return Refused.Rule("definition", "The program itself starts this process, for a ticket.");
        }

        var store = request.Store.Trim();
        if (store.Length > 0 && (await reference.Get(cancellationToken)).Store(store) is null)
        {
            return Refused.Form("store", $"There is no store {store}.");
        }

        var correlation = request.CorrelationId.TrimToNull();
        try
        {
            var progress = await processes.Start(request.Definition, new ProcessSubject(store), request.Input?.ToDictionary() ?? [], correlation, cancellationToken);
            var row = db.Tracked<ProcessInstance>(row => row.Id == progress.Instance.Id)!;
            return ProcessMoved.Of(row, progress.Instance);
        }
        catch (ActivationRefusedException refused)
        {
            return Refused.Rule("definition", refused.Remark);
        }
    }
}
