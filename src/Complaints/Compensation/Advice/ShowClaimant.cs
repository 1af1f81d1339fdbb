using Complaints.Access;
using Complaints.Customers;
using Complaints.Data;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Complaints.Compensation.Advice;

/// <summary>Both scores of a customer with their reasons. For the region and head office only.</summary>
[May(Role.Region)]
public sealed record ShowClaimant(Guid Customer) : IQuery<ClaimantView>;

/// <param name="Review">Whether somebody should look at the claims; goodwill then needs the region.</param>
/// <param name="Thank">Whether somebody should say thank you.</param>
/// <param name="HalfLifeDays">A claim weighs half as much after so many days.</param>
public sealed record ClaimantView(Guid Customer, string? Name, ScoreView Review, ScoreView Thank, int HalfLifeDays, int ForgottenAfterDays, IReadOnlyList<ReviewView> Reviews);

/// <param name="Why">Sentences in the reader's language.</param>
public sealed record ScoreView(int Points, bool Reached, IReadOnlyList<ReasonView> Why)
{
    internal static ScoreView Of(Score score, IStringLocalizer<AdviceTexts> texts) => new(
        (int)Math.Round(score.Points), score.Reached, [.. score.Reasons.Select(reason => new ReasonView(reason.Code, (int)Math.Round(reason.Points), Said(reason, texts)))]);

    private static string Said(ScoreReason reason, IStringLocalizer<AdviceTexts> texts) => reason.Currency is { } currency
        ? texts["Reason." + reason.Code, Money.Show(reason.Figure, currency), Money.Show(reason.Of, currency)]
        : texts["Reason." + reason.Code, reason.Figure, reason.Of];
}

public sealed record ReasonView(string Code, int Points, string Sentence);

public sealed record ReviewView(string Outcome, string Reason, string By, DateTime At);

public sealed class ShowClaimantHandler(ComplaintsDb db, CustomerDesk customers, ClaimantDesk claimants, TimeProvider clock, IStringLocalizer<AdviceTexts> texts) : IRequestHandler<ShowClaimant, Answer<ClaimantView>>
{
    public async Task<Answer<ClaimantView>> Handle(ShowClaimant request, CancellationToken cancellationToken)
    {
        if (await customers.Find(request.Customer, cancellationToken) is not { } customer)
        {
            return CustomerDesk.Unknown;
        }

        var past = await claimants.Past(customer.Id, cancellationToken);
        var family = await customers.Family(customer.Id, cancellationToken);
        var reviews = await db.ClaimantReviews.AsNoTracking().Where(review => family.Contains(review.CustomerId)).OrderByDescending(review => review.At).ThenBy(review => review.Id).ToListAsync(cancellationToken);
        return new ClaimantView(
            customer.Id, customer.Name, ScoreView.Of(ClaimantScore.Serial(past, clock.Now()), texts), ScoreView.Of(ClaimantScore.Golden(past, clock.Now()), texts), ClaimantScore.HalfLifeDays, ClaimantScore.ForgottenAfterDays,
            [.. reviews.Select(review => new ReviewView(review.Outcome.Word(), review.Reason, review.By, review.At))]);
    }
}
