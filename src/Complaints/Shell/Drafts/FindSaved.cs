using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Shell.Drafts;

/// <summary>Whether the form I saved under this key was saved, for somebody whose answer was lost on the way.</summary>
[May(Role.Floor, Role.Quality)]
public sealed record FindSaved(string Key) : IQuery<SavedForm>;

/// <param name="Ticket">The ticket it became or belongs to, when the answer named one.</param>
public sealed record SavedForm(bool Saved, string? Ticket);

public sealed class FindSavedHandler(ComplaintsDb db, RequestScope scope) : IRequestHandler<FindSaved, Answer<SavedForm>>
{
    public async Task<Answer<SavedForm>> Handle(FindSaved request, CancellationToken cancellationToken)
    {
        var record = await db.IdempotencyRecords.AsNoTracking()
            .FirstOrDefaultAsync(record => record.PersonId == scope.Actor.PersonId && record.Key == request.Key, cancellationToken);
        var answer = record is null ? null : JsonNode.Parse(record.Answer) as JsonObject;
        return new SavedForm(record is not null, answer?["number"]?.ToString() ?? (answer?["task"] as JsonObject)?["ticket"]?.ToString());
    }
}
