using Complaints.Access;
using Complaints.Shell;
using Complaints.Tickets;
using Complaints.Tickets.Search;

namespace Complaints.Compensation;

/// <summary>Nobody decides what is good for themselves: not as the customer, not as the colleague whom it is about, at no level, and nobody does it for them.</summary>
public static class Benefit
{
    /// <summary>Why this person may not decide on what this ticket's customer gets; null when they may.</summary>
    public static Refused? WhyNot(Ticket ticket, Actor by)
    {
        if (ticket.IsAbout(by))
        {
            return TicketRefusals.AboutYou;
        }

        if (by.For is { } absent)
        {
            if (ticket.AboutId == absent.PersonId)
            {
                return Refused.NotAllowed($"This complaint is about {absent.Name}. Whoever stands in for them may not decide it either.");
            }

            if (Is(ticket, absent.PersonId, absent.Name))
            {
                return Refused.NotAllowed($"{absent.Name} is the customer here. Whoever stands in for them may not decide it either.");
            }
        }

        return ticket.Customer?.ColleagueId == by.PersonId ? Refused.NotAllowed("You are the customer here. Somebody else has to decide it.")
            : Is(ticket, by.PersonId, by.Name) ? Refused.NotAllowed("The customer has your name. Somebody else has to decide it.")
            : null;
    }

    /// <summary>Whether the customer is this person, or may be: one who is known to be a colleague is nobody else.</summary>
    internal static bool Is(Ticket ticket, Guid person, string name) => ticket.Customer is { } customer
        && (customer.ColleagueId is { } colleague ? colleague == person : Same(customer.Name, name));

    /// <summary>In any order, without capitals and accents. A namesake loses nothing but one decision.</summary>
    private static bool Same(string? one, string other) =>
        Folded.NameParts(one) is { Count: > 0 } parts && parts.Order(StringComparer.Ordinal).SequenceEqual(Folded.NameParts(other).Order(StringComparer.Ordinal));
}
