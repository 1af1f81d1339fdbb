using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;

namespace Complaints.Setup;

/// <summary>A store was renamed, moved or misspelt.</summary>
[May(Role.Admin)]
public sealed record ChangeStore(string Code, string? Name, string? City, string? Country, string? TimeZone,
    string? Address = null, string? Phone = null, string? Hotline = null, string? Region = null) : ICommand<string>;

public sealed class ChangeStoreValidator : IValidator<ChangeStore>
{
    public IEnumerable<Problem> Check(ChangeStore request)
    {
        var form = new FormCheck();
        form.Place(request.Name, request.City, request.Country, request.TimeZone);
        form.Text("region", request.Region, 100);
        form.Reach(request.Address, request.Phone, request.Hotline);
        return form.Problems;
    }
}

public sealed class ChangeStoreHandler(ComplaintsDb db) : IRequestHandler<ChangeStore, Answer<string>>
{
    public async Task<Answer<string>> Handle(ChangeStore request, CancellationToken cancellationToken)
    {
        if (await db.Stores.FindAsync([request.Code], cancellationToken) is not { Source: null } store)
        {
            return Refused.NotFound("code", $"There is no store {request.Code}.");
        }

        store.Change(request.Name!.Trim(), request.City!.Trim(), request.Country!, request.TimeZone!);
        store.Reach(request.Address, request.Phone, request.Hotline);
        store.Lie(request.Region);
        return store.Code;
    }
}
