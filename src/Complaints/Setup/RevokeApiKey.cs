using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;

namespace Complaints.Setup;

/// <summary>A key is no longer needed, or leaked. It works for half a minute at most after this.</summary>
[May(Role.Admin)]
public sealed record RevokeApiKey(string Hash) : ICommand<string>;

public sealed class RevokeApiKeyValidator : IValidator<RevokeApiKey>
{
    public IEnumerable<Problem> Check(RevokeApiKey request) => [];
}

public sealed class RevokeApiKeyHandler(ComplaintsDb db) : IRequestHandler<RevokeApiKey, Answer<string>>
{
    public async Task<Answer<string>> Handle(RevokeApiKey request, CancellationToken cancellationToken)
    {
        if (await db.ApiKeys.FindAsync([request.Hash], cancellationToken) is not { } key)
        {
            return Refused.NotFound("hash", "This key is gone already.");
        }

        db.Remove(key);
        return key.Label;
    }
}
