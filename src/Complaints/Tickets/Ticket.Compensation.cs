using Complaints.Access;
using Complaints.Compensation;
using Complaints.Compensation.Books;
using Complaints.Shell;
using Complaints.Stages;

namespace Complaints.Tickets;

/// <summary>What it gives: proposed, decided on, handed over, released.</summary>
public sealed partial class Ticket
{
    /// <summary>Outcome of the fact that something was given above the limit, from the envelope for second offers.</summary>
    public const string EnvelopeUse = "envelope";

    /// <summary>Goodwill given or asked for so far, in minor units: what the limit of whoever proposes is measured against.</summary>
    public long GoodwillMinor => Weights.Sum(weight => weight.AmountMinor);

    /// <summary>The same, piece by piece.</summary>
    public IEnumerable<Weight> Weights => Weigh(line => line.Counts);

    /// <summary>Goodwill that nobody has to decide on any more.</summary>
    public IEnumerable<Weight> GivenWeights => Weigh(line => line.IsGranted);

    /// <summary>The customer was right, and what we gave was not enough: what is given now may come from the envelope.</summary>
    public bool IsSecondOffer => !WasInjury
        && visits.Any(visit => visit is { Stage: "process" or "compensate", Number: > 1 })
        && visits.Where(visit => visit is { Stage: "analyse", CompletedAt: not null }).MaxBy(visit => visit.Order)?.Outcome == Outcomes.Upheld;

    /// <summary>What this role may still give in second offers above its limit, in minor units.</summary>
    public long EnvelopeLeft(LimitMatrix limits, Role role, string currency) =>
        IsSecondOffer ? Math.Max(0, limits.Envelope(role, currency) - compensation.Where(line => line is { FromEnvelope: true, Counts: true }).Sum(line => line.AmountMinor)) : 0;

    /// <summary>Whether a gift may be given from the envelope. It stands for the leave of a supervisor, and of nobody above.</summary>
    /// <param name="needed">Whose leave the gift takes, by its kind and by all limits.</param>
    public bool EnvelopeHolds(long amountMinor, Role needed, LimitMatrix limits, Role role, string currency) =>
        Role.Supervisor.MayDecideFor(needed) && amountMinor <= EnvelopeLeft(limits, role, currency);

    public CompensationLine Propose(StageVisit visit, Offer offer, Role? approver, Actor by, DateTime now)
    {
        var line = new CompensationLine(this, visit.Id, compensation.Count + 1, offer, approver is null, by, now);
        compensation.Add(line);
        if (approver is { } role)
        {
            approvals.Add(new Approval(this, line, role, by, now));
        }
        else
        {
            Note(FactKind.CompensationGiven, now, by, visit.Stage, line.FromEnvelope ? EnvelopeUse : null, line.Kind, amountMinor: line.AmountMinor, currency: line.Currency);
        }

        return line;
    }

    /// <summary>Somebody decided. The line follows the decision; a rejected one falls away.</summary>
    public void Decided(Approval approval, Actor by, DateTime now)
    {
        Version++;
        var line = compensation.Single(line => line.Id == approval.LineId);
        if (approval.Status == ApprovalStatus.Rejected)
        {
            line.FallAway(by, now);
        }
        else
        {
            line.Grant(approval.DecidedMinor!.Value, by, now);
        }

        Note(FactKind.ApprovalDecided, now, by, Stage, approval.Status.ToString(), approval.Reason, amountMinor: approval.DecidedMinor, currency: approval.Currency);
        if (line.Status == CompensationStatus.Given)
        {
            Note(FactKind.CompensationGiven, now, by, Stage, text: line.Kind, amountMinor: line.AmountMinor, currency: line.Currency);
        }
    }

    /// <summary>The process says whom it asks by now, and how often it has reminded them.</summary>
    public void Asks(Approval approval, Role? role, int reminders, DateTime now, Actor by)
    {
        if (approval.Status != ApprovalStatus.Waiting)
        {
            return;
        }

        if (reminders > approval.Reminders)
        {
            approval.Remind(reminders, now);
            Version++;
            Note(FactKind.ApprovalReminded, now, by, Stage, approval.AskedRole.Word(), amountMinor: approval.AmountMinor, currency: approval.Currency);
        }

        if (role is { } next && next != approval.AskedRole && next.MayDecideFor(approval.AskedRole))
        {
            approval.Raise(next, now);
            Version++;
            Note(FactKind.ApprovalRaised, now, by, Stage, next.Word(), amountMinor: approval.AmountMinor, currency: approval.Currency);
        }
    }

    public void AskedBack(ApprovalQuestion question, DateTime now, Actor by)
    {
        Version++;
        Note(FactKind.QuestionAsked, now, by, Stage, text: question.Text);
    }

    public void AnsweredBack(ApprovalQuestion question, DateTime now, Actor by)
    {
        Version++;
        Note(FactKind.QuestionAnswered, now, by, Stage, text: question.Answer);
    }

    /// <summary>Nobody decides any more, and what the customer does not have yet is not given.</summary>
    /// <param name="keepsOwed">What the law owes and somebody granted stays owed: going outside costs a customer no right.</param>
    private void Release(DateTime now, Actor by, bool keepsOwed)
    {
        foreach (var approval in approvals.Where(approval => approval.Status == ApprovalStatus.Waiting))
        {
            approval.Drop(now);
        }

        foreach (var line in compensation.Where(line => line.Status == CompensationStatus.Proposed || (line.Status == CompensationStatus.Given && !(keepsOwed && line.Wallet == Wallet.Statutory))))
        {
            if (line.Status == CompensationStatus.Given)
            {
                Note(FactKind.CompensationReleased, now, by, Stage, text: line.Kind, amountMinor: line.AmountMinor, currency: line.Currency);
            }

            line.FallAway(by, now);
        }
    }

    /// <summary>The customer has what was granted. Whoever works at a stage meanwhile is not disturbed, so it makes no new version.</summary>
    /// <param name="line">One that may be handed over: ask <see cref="CompensationLine.WhyNotHandOver"/> first.</param>
    internal void HandOver(CompensationLine line, Proof shownBy, string? reference, IReadOnlyList<CardPiece> cards, Actor by, DateTime now)
    {
        line.HandOver(shownBy, reference, cards, by, now);
        Note(FactKind.HandedOver, now, by, Stage, shownBy.Word(), line.Kind + (line.Reference is null ? "" : "\n" + line.Reference), amountMinor: line.AmountMinor, currency: line.Currency);
    }

    private IEnumerable<Weight> Weigh(Func<CompensationLine, bool> which) =>
        compensation.Where(line => line.Wallet == Wallet.Goodwill && which(line)).Select(line => new Weight(line.Kind, line.AmountMinor, line.ProposedAt, true));
}
