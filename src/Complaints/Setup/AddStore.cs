using Complaints.Access;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using MediatR;

namespace Complaints.Setup;

/// <summary>A store joins the chain. Code and currency are for good.</summary>
[May(Role.Admin)]
public sealed record AddStore(string? Code, string? Name, string? City, string? Country, string? Currency, string? TimeZone,
    string? Address = null, string? Phone = null, string? Hotline = null, string? Region = null) : ICommand<string>;

public sealed class AddStoreValidator : IValidator<AddStore>
{
    public IEnumerable<Problem> Check(AddStore request)
    {
        var form = new FormCheck();
        form.Code("code", request.Code, "Give the store a short code, such as T01.");
        form.Place(request.Name, request.City, request.Country, request.TimeZone);
        form.Text("region", request.Region, 100);
        form.Reach(request.Address, request.Phone, request.Hotline);
        form.Currency(request.Currency);
        return form.Problems;
    }
}

public sealed class AddStoreHandler(ComplaintsDb db) : IRequestHandler<AddStore, Answer<string>>
{
    public async Task<Answer<string>> Handle(AddStore request, CancellationToken cancellationToken)
    {
        var code = request.Code!.Trim();
        if (await db.Stores.FindAsync([code], cancellationToken) is { } taken)
        {
            return taken.Source is null
                ? Refused.Rule("code", $"There is already a store {code}: {taken.Name}.")
                : Refused.Rule("code", $"The code {code} is used by the register {taken.Source}. Choose another.");
        }

        var store = new Store(code, request.Name!.Trim(), request.City!.Trim(), request.Country!, request.Currency!, request.TimeZone!);
        store.Reach(request.Address, request.Phone, request.Hotline);
        store.Lie(request.Region);
        db.Add(store);
        return code;
    }
}
