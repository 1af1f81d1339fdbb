using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;

namespace Complaints.Customers;

/// <summary>Two files are of one person. What hangs on the merged one goes to the one who is kept; <see cref="UndoMerge"/> takes it back.</summary>
/// <param name="Take">Fields of <see cref="CustomerDetails"/> that the kept file takes from the other; when left out, those in which it has nothing.</param>
[May(Role.Supervisor)]
public sealed record MergeCustomers(Guid Keep, int KeepVersion, Guid Merge, int MergeVersion, IReadOnlyList<string>? Take = null) : ICommand<MergeView>;

public sealed class MergeCustomersValidator : IValidator<MergeCustomers>
{
    public IEnumerable<Problem> Check(MergeCustomers request)
    {
        var form = new FormCheck();
        form.When(request.Keep == request.Merge, "merge", "These are one file already.");
        foreach (var field in request.Take ?? [])
        {
            form.OneOf("take", field, CustomerDetails.Fields, "Name the fields to take over.");
        }

        return form.Problems;
    }
}

public sealed class MergeCustomersHandler(ComplaintsDb db, CustomerDesk desk, MergeDesk rows, RequestScope scope, TimeProvider clock)
    : IRequestHandler<MergeCustomers, Answer<MergeView>>
{
    public async Task<Answer<MergeView>> Handle(MergeCustomers request, CancellationToken cancellationToken)
    {
        var kept = await desk.Find(request.Keep, cancellationToken);
        var merged = await desk.Find(request.Merge, cancellationToken);
        if (kept is null || merged is null)
        {
            return CustomerDesk.Unknown;
        }

        if (kept.Id != request.Keep || merged.Id != request.Merge)
        {
            return Refused.Rule("", "One of the two was merged meanwhile. Look at the file once more.");
        }

        if ((CustomerDesk.WhyNot(kept, request.KeepVersion) ?? CustomerDesk.WhyNot(merged, request.MergeVersion)) is { } refusal)
        {
            return refusal;
        }

        if (kept.ColleagueId is { } one && merged.ColleagueId is { } another && one != another)
        {
            return Refused.Rule("", "These are two colleagues, so they cannot be one customer.");
        }

        var now = clock.Now();
        var colleague = kept.ColleagueId is null ? merged.ColleagueId : null;
        var (before, other) = (kept.Details, merged.Details);
        var take = (request.Take ?? [.. CustomerDetails.Fields.Where(field => before.Get(field) is null)]).Where(field => before.Get(field) != other.Get(field)).Distinct().ToList();
        kept.Change(take.Aggregate(before, (details, field) => details.With(field, other.Get(field))));
        kept.Is(kept.ColleagueId ?? colleague);
        merged.MergeInto(kept);
        var merge = new CustomerMerge(kept, merged, scope.Actor, now);
        take.ForEach(field => merge.Took(field, before.Get(field), other.Get(field)));
        if (colleague is not null)
        {
            merge.Took(CustomerMerge.Colleague, null, colleague.ToString());
        }

        await rows.Move(merged, kept, merge, cancellationToken);
        db.Add(merge);
        desk.Note(kept, "merged", now);
        return new MergeView(merge.Id, kept.Id, merged.Id, merged.Name, merge.At, merge.By, null, null);
    }
}
