using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Workflow;
using MediatR;

namespace Complaints.Processes;

/// <summary>Lets new instances of a process run on this content. What is running keeps its own.</summary>
/// <param name="Json">An Elsa 3 workflow definition.</param>
[May(Role.Admin)]
public sealed record PublishDefinition(string Json) : ICommand<PublishedDefinition>;

/// <param name="CanStart">False for one with activities that this program does not run: it is kept to be looked at, and nothing else changes.</param>
/// <param name="Problems">Why it cannot be started; what is hardly meant, when it can.</param>
public sealed record PublishedDefinition(
    string Definition, string Hash, int Number, DateTime PublishedAt, string PublishedBy, bool CanStart = true, IReadOnlyList<Problem>? Problems = null);

public sealed class PublishDefinitionValidator : IValidator<PublishDefinition>
{
    private const int Longest = 2_000_000;

    public IEnumerable<Problem> Check(PublishDefinition request)
    {
        var form = new FormCheck();
        form.Text("json", request.Json, Longest, required: true, "Give the definition as JSON.");
        return form.Problems;
    }
}

public sealed class PublishDefinitionHandler(ComplaintsDb db, ProcessDefinitions definitions, RequestScope scope, TimeProvider clock) : IRequestHandler<PublishDefinition, Answer<PublishedDefinition>>
{
    public async Task<Answer<PublishedDefinition>> Handle(PublishDefinition request, CancellationToken cancellationToken)
    {
        var reading = DefinitionReader.Read(request.Json);
        var check = DefinitionCheck.Of(reading);
        if (check.Problems.Count > 0)
        {
            return MayBeKept(reading) ? View(await ProcessDefinitions.Shelve(db, reading.Definition!, scope.Actor.Name, clock.Now(), cancellationToken), check.Problems) : Refused.Form(check.Problems);
        }

        var published = await ProcessDefinitions.Publish(db, reading.Definition!, scope.Actor.Name, clock.Now(), cancellationToken);
        await definitions.Refresh(cancellationToken);
        return View(published, [.. check.Warnings, .. definitions.Missing(reading.Definition!, db).Select(missing => new Problem(missing.Path, missing.Remark))]);
    }

    /// <summary>What was drawn for a program that can do more is worth a look; what has only mistakes is to be mended first.</summary>
    private static bool MayBeKept(DefinitionReading reading) =>
        reading.Definition is { CanStart: false } read && read.AllActivities().Any(activity => !activity.IsKnown) && !ProcessLimits.Problems(read).Any();

    private static PublishedDefinition View(DefinitionVersion version, IReadOnlyList<Problem> said) =>
        new(version.DefinitionId, version.Hash, version.Number, version.PublishedAt, version.PublishedBy, !version.IsShelved(), said);
}
