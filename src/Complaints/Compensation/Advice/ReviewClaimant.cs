using Complaints.Access;
using Complaints.Customers;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;

namespace Complaints.Compensation.Advice;

/// <summary>The region notes an appeal, or says that all is in order: claims before that moment count no more.</summary>
[May(Role.Region)]
public sealed record ReviewClaimant(Guid Customer, ReviewOutcome? Outcome, string? Reason) : ICommand<ReviewView>;

public sealed class ReviewClaimantValidator : IValidator<ReviewClaimant>
{
    public IEnumerable<Problem> Check(ReviewClaimant request)
    {
        var form = new FormCheck();
        form.When(request.Outcome is not { } outcome || !Enum.IsDefined(outcome), "outcome", "Say whether it is an appeal or all is in order: appealed or cleared.");
        form.Text("reason", request.Reason, TextLimits.Note, required: true, "Say why, so that the next one who looks understands it.");
        return form.Problems;
    }
}

public sealed class ReviewClaimantHandler(ComplaintsDb db, CustomerDesk customers, RequestScope scope, TimeProvider clock) : IRequestHandler<ReviewClaimant, Answer<ReviewView>>
{
    public async Task<Answer<ReviewView>> Handle(ReviewClaimant request, CancellationToken cancellationToken)
    {
        if (await customers.Find(request.Customer, cancellationToken) is not { } customer)
        {
            return CustomerDesk.Unknown;
        }

        var review = new ClaimantReview(customer.Id, request.Outcome!.Value, request.Reason!.Trim(), scope.Actor, clock.Now());
        db.Add(review);
        return new ReviewView(review.Outcome.Word(), review.Reason, review.By, review.At);
    }
}
