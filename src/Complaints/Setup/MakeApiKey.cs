using System.Security.Cryptography;
using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;
using Microsoft.AspNetCore.WebUtilities;

namespace Complaints.Setup;

/// <summary>Another program may act for somebody, with that person's role and stores.</summary>
/// <param name="Label">What the key is for, so that it can be recognised when it has to go.</param>
[May(Role.Admin)]
public sealed record MakeApiKey(Guid PersonId, string? Label) : ICommand<NewApiKey>;

/// <summary>The key in full: the only time that anybody sees it.</summary>
public sealed record NewApiKey(string Key, string Label);

public sealed class MakeApiKeyValidator : IValidator<MakeApiKey>
{
    public IEnumerable<Problem> Check(MakeApiKey request)
    {
        var form = new FormCheck();
        form.Text("label", request.Label, 100, required: true, "Say what the key is for.");
        return form.Problems;
    }
}

public sealed class MakeApiKeyHandler(ComplaintsDb db, TimeProvider clock) : IRequestHandler<MakeApiKey, Answer<NewApiKey>>
{
    public async Task<Answer<NewApiKey>> Handle(MakeApiKey request, CancellationToken cancellationToken)
    {
        if (await db.Users.FindAsync([request.PersonId], cancellationToken) is not { } person)
        {
            return Refused.NotFound("personId", "This person does not exist.");
        }

        var key = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var label = request.Label!.Trim();
        db.Add(new ApiKey(ApiKey.HashOf(key), person.Id, label, clock.Now()));
        return new NewApiKey(key, label);
    }
}
