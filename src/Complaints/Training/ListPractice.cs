using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Training;

/// <summary>Who of one's stores has shown what they practised over the last twelve months, and at which steps points are lost.</summary>
[May(Role.Supervisor)]
public sealed record ListPractice : IQuery<Practice>;

/// <param name="People">By name.</param>
/// <param name="Weakest">Of how many results each step was the weakest, most first: what to talk about in the next meeting.</param>
public sealed record Practice(IReadOnlyList<PersonPractice> People, IReadOnlyList<WeakStep> Weakest);

/// <param name="Plays">The best of each role play.</param>
/// <param name="Times">How many results they have shown.</param>
public sealed record PersonPractice(string Name, string Store, IReadOnlyList<PracticeScore> Plays, int Times, DateTime LastAt);

public sealed record WeakStep(string Stage, int Results);

public sealed class ListPracticeHandler(ComplaintsDb db, RequestScope scope, TimeProvider clock) : IRequestHandler<ListPractice, Answer<Practice>>
{
    public async Task<Answer<Practice>> Handle(ListPractice request, CancellationToken cancellationToken)
    {
        var (since, stores, all) = (clock.Now().AddYears(-1), scope.Actor.Stores.ToList(), scope.Actor.SeesAllStores);
        var results = await db.PracticeResults.AsNoTracking().Where(result => result.At >= since && (all || stores.Contains(result.StoreCode))).ToListAsync(cancellationToken);
        var people = results.GroupBy(result => result.PersonId).Select(person =>
        {
            var last = person.MaxBy(result => result.At)!;
            return new PersonPractice(last.By, last.StoreCode, [.. person.GroupBy(result => result.Play).OrderBy(play => play.Key, StringComparer.Ordinal).Select(play => PracticeScore.Of(play.MaxBy(result => result.Points)!))], person.Count(), last.At);
        });
        var weakest = results.Where(result => result.Weakest is not null).GroupBy(result => result.Weakest!).Select(stage => new WeakStep(stage.Key, stage.Count()));
        return new Practice([.. people.OrderBy(person => person.Name, StringComparer.CurrentCulture)], [.. weakest.OrderByDescending(step => step.Results).ThenBy(step => step.Stage, StringComparer.Ordinal)]);
    }
}
