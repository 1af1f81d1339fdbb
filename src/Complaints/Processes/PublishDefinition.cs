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

public sealed record PublishedDefinition(string Definition, string Hash, int Number, DateTime PublishedAt, string PublishedBy);

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

public sealed class PublishDefinitionHandler(ComplaintsDb db, RequestScope scope, TimeProvider clock) : IRequestHandler<PublishDefinition, Answer<PublishedDefinition>>
{
    // Nobody mends more at once, and a file of two megabytes can have a hundred thousand.
    private const int MostProblems = 200;

    public async Task<Answer<PublishedDefinition>> Handle(PublishDefinition request, CancellationToken cancellationToken)
    {
        var reading = DefinitionReader.Read(request.Json);
        var problems = reading.Problems.Select(problem => new Problem(problem.Path, Sentence.AsItIs(problem.Sentence))).ToList();
        if (reading.Definition is { } read)
        {
            problems.AddRange(ProcessForms.Problems(read).Select(problem => problem.Split(": ", 2)).Select(parts => new Problem(parts[0], Sentence.AsItIs(parts[^1]))));
        }

        if (problems.Count > MostProblems)
        {
            problems = [.. problems.Take(MostProblems), new Problem("$", $"There are {problems.Count - MostProblems} more problems.")];
        }

        if (problems.Count > 0)
        {
            return Refused.Form(problems);
        }

        var version = await ProcessDefinitions.Publish(db, reading.Definition!, scope.Actor.Name, clock.Now(), cancellationToken);
        return new PublishedDefinition(version.DefinitionId, version.Hash, version.Number, version.PublishedAt, version.PublishedBy);
    }
}
