using Complaints.Access;
using Complaints.Compensation;
using Complaints.Shell;

namespace Complaints.Tickets;

/// <summary>What happens while somebody is to decide on compensation.</summary>
public sealed partial class Ticket
{
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
}
