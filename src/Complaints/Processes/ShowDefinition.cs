using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Workflow;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Processes;

/// <summary>One content of a process, as a picture and word for word.</summary>
[May(Role.Quality, Role.Admin)]
public sealed record ShowDefinition(string Hash) : IQuery<DefinitionView>;

/// <param name="Triggers">What sets it off; empty for a version that is not in use.</param>
/// <param name="MayRetract">Whether it is in use and the program itself does not need it.</param>
/// <param name="Inside">The charts inside its activities.</param>
/// <param name="Problems">Why it cannot be started; empty for one that can.</param>
/// <param name="Activities">Every activity by its id, also those that stand inside another, with what it is called.</param>
public sealed record DefinitionView(VersionView Version, string Name, string Description, ProcessDrawing Drawing, string Json, IReadOnlyDictionary<string, string> Activities,
    IReadOnlyList<TriggerView> Triggers, bool MayRetract, IReadOnlyList<Problem> Problems, IReadOnlyList<InnerDrawing> Inside);

/// <summary>What sets a process off by itself.</summary>
/// <param name="Event">The event that does; null for the clock.</param>
/// <param name="Store">Where; empty for the whole chain, null for an event, which says so itself.</param>
/// <param name="WhyNot">Why nothing started when it fired last; null when something did.</param>
public sealed record TriggerView(string Activity, string? Event, string? Store, DateTime? DueAt, DateTime? FiredAt, string? WhyNot);

public sealed class ShowDefinitionHandler(ComplaintsDb db, ProcessDefinitions definitions, VersionList versions) : IRequestHandler<ShowDefinition, Answer<DefinitionView>>
{
    public async Task<Answer<DefinitionView>> Handle(ShowDefinition request, CancellationToken cancellationToken)
    {
        if (!await db.DefinitionVersions.AnyAsync(version => version.Hash == request.Hash, cancellationToken))
        {
            return Refused.NotFound("hash", "There is no such version of a process.");
        }

        var definition = await definitions.Of(request.Hash, db, cancellationToken);
        var version = (await versions.Of(definition.Id, cancellationToken)).First(version => version.Hash == request.Hash);
        return new DefinitionView(version, ProcessWords.Name(definition), ProcessWords.Description(definition), ProcessDrawing.Of(definition, null), definition.ToJson(),
            definition.AllActivities().ToDictionary(activity => activity.Id, ProcessWords.Label),
            version.IsCurrent && !WellKnown.StartedByProgram(definition.Id) ? await Triggers(definition, cancellationToken) : [], version.IsCurrent && !WellKnown.Needed.Contains(definition.Id),
            version.CanStart ? [] : DefinitionCheck.Of(DefinitionReader.Read(definition.ToJson())).Problems, ProcessDrawing.Inside(definition, null));
    }

    private async Task<IReadOnlyList<TriggerView>> Triggers(WorkflowDefinition definition, CancellationToken cancellation)
    {
        var rows = await db.ProcessTriggers.AsNoTracking().Where(row => row.DefinitionId == definition.Id).OrderBy(row => row.ActivityId).ThenBy(row => row.StoreCode).ToListAsync(cancellation);
        return
        [
            .. definition.Triggers.OfType<EventTrigger>().Select(trigger => new TriggerView(trigger.ActivityId, trigger.EventName, null, null, null, null)),
            .. rows.Select(row => new TriggerView(row.ActivityId, null, row.StoreCode, row.DueAt, row.FiredAt, row.SayWhyNot(definition))),
        ];
    }
}
