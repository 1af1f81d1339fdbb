using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Customers;

/// <summary>They were two people after all. What moved goes back; what came later stays with the one who was kept.</summary>
/// <param name="Id">The merge's.</param>
[May(Role.Supervisor)]
public sealed record UndoMerge(Guid Id) : ICommand<MergeView>;

public sealed class UndoMergeValidator : IValidator<UndoMerge>
{
    public IEnumerable<Problem> Check(UndoMerge request) => [];
}

public sealed class UndoMergeHandler(ComplaintsDb db, CustomerDesk desk, MergeDesk rows, RequestScope scope, TimeProvider clock) : IRequestHandler<UndoMerge, Answer<MergeView>>
{
    public async Task<Answer<MergeView>> Handle(UndoMerge request, CancellationToken cancellationToken)
    {
        var merge = await db.CustomerMerges.Include(merge => merge.Rows).Include(merge => merge.Fields).AsSplitQuery()
            .FirstOrDefaultAsync(merge => merge.Id == request.Id, cancellationToken);
        if (merge is null || await desk.Find(merge.KeptId, cancellationToken) is not { } root)
        {
            return Refused.NotFound("id", "There is no such merge.");
        }

        if (merge.UndoneAt is not null)
        {
            return Refused.Rule("", $"{merge.UndoneBy} has undone this already.");
        }

        // One after the other, the last one first: only then does each field get back what stood there before.
        if (root.Id != merge.KeptId || await db.CustomerMerges.AnyAsync(
            later => later.KeptId == merge.KeptId && later.KeptVersion > merge.KeptVersion && later.UndoneAt == null, cancellationToken))
        {
            return Refused.Rule("", "This customer was merged once more since. Undo that first.");
        }

        var now = clock.Now();
        var merged = (await db.Customers.FindAsync([merge.MergedId], cancellationToken))!;
        var details = root.Details;
        root.Change(merge.Fields.Where(field => field.Field != CustomerMerge.Colleague && details.Get(field.Field) == field.After).Aggregate(details, (back, field) => back.With(field.Field, field.Before)));
        if (merge.Fields.Any(field => field.Field == CustomerMerge.Colleague && field.After == root.ColleagueId?.ToString()))
        {
            root.Is(null);
        }

        await rows.MoveBack(merge, root, merged, cancellationToken);
        merged.PartFrom(root);
        merge.Undo(scope.Actor, now);
        desk.Note(root, "parted", now);
        desk.Note(merged, "parted", now);
        return new MergeView(merge.Id, merge.KeptId, merge.MergedId, merged.Name, merge.At, merge.By, merge.UndoneAt, merge.UndoneBy);
    }
}
