using Complaints.Access;
using Complaints.Care;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Setup;

/// <summary>Writes anew which workshops are offered, for the whole chain or for one store. Repairs that are under way keep theirs.</summary>
/// <param name="Store">Null for the whole chain.</param>
/// <param name="Names">In the order in which they are offered.</param>
[May(Role.Admin)]
public sealed record SetWorkshops(string? Store, IReadOnlyList<string> Names) : ICommand<IReadOnlyList<string>>;

public sealed class SetWorkshopsValidator : IValidator<SetWorkshops>
{
    private const int Most = 100;

    public IEnumerable<Problem> Check(SetWorkshops request)
    {
        var form = new FormCheck();
        form.When(request.Names.Count > Most, "names", $"At most {Most} can be listed.");
        foreach (var name in request.Names)
        {
            form.Text("names", name, TextLimits.Name, required: true);
        }

        return form.Problems;
    }
}

public sealed class SetWorkshopsHandler(ComplaintsDb db) : IRequestHandler<SetWorkshops, Answer<IReadOnlyList<string>>>
{
    public async Task<Answer<IReadOnlyList<string>>> Handle(SetWorkshops request, CancellationToken cancellationToken)
    {
        var store = request.Store ?? "";
        if (store.Length > 0 && !await db.Stores.AnyAsync(entry => entry.Code == store && entry.Source == null, cancellationToken))
        {
            return Refused.NotFound("store", $"There is no store {store}.");
        }

        var names = request.Names.Select(name => name.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var there = await db.Workshops.Where(workshop => workshop.StoreCode == store).ToDictionaryAsync(workshop => workshop.Name, cancellationToken);
        db.RemoveRange(there.Values.Where(workshop => !names.Contains(workshop.Name)));
        foreach (var (name, index) in names.Select((name, index) => (name, index)))
        {
            if (there.TryGetValue(name, out var workshop))
            {
                workshop.Move(index + 1);
            }
            else
            {
                db.Add(new Workshop(store, name, index + 1));
            }
        }

        return names;
    }
}
