using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Training;

/// <summary>What can be practised, the calmest customer first, and how far one has got oneself.</summary>
[May(Role.Floor)]
public sealed record ListRolePlays : IQuery<IReadOnlyList<RolePlayRow>>;

/// <param name="Best">The best result that one has shown; null when none.</param>
public sealed record RolePlayRow(string Id, string Title, string About, string Defect, int Mood, PracticeScore? Best);

public sealed class ListRolePlaysHandler(ComplaintsDb db, RolePlays plays, RequestScope scope) : IRequestHandler<ListRolePlays, Answer<IReadOnlyList<RolePlayRow>>>
{
    public async Task<Answer<IReadOnlyList<RolePlayRow>>> Handle(ListRolePlays request, CancellationToken cancellationToken)
    {
        var mine = (await db.PracticeResults.AsNoTracking().Where(result => result.PersonId == scope.Actor.PersonId).ToListAsync(cancellationToken))
            .GroupBy(result => result.Play).ToDictionary(results => results.Key, results => results.OrderByDescending(result => result.Points).ThenBy(result => result.At).First());
        return plays.All().Select(play => new RolePlayRow(play.Id, play.Title, play.About, play.Defect, play.Mood, mine.TryGetValue(play.Id, out var best) ? PracticeScore.Of(best) : null)).ToList();
    }
}
