using Complaints.Access;
using Complaints.Shell;

namespace Complaints.Tickets;

/// <summary>A complaint about a colleague goes around that colleague: only those above look after it.</summary>
public sealed partial class Ticket
{
    /// <summary>The colleague whom it is about, by name, as the customer or the clerk said it; null when it is about nobody.</summary>
    public string? AboutWhom { get; private set; }

    /// <summary>The colleague whom a complaint is about; null when it is about nobody, or nobody can say for certain who it is.</summary>
    public Guid? AboutId { get; private set; }

    /// <summary>What that colleague is in the chain, or may be: only those above look after the complaint. Null when it is about nobody.</summary>
    public Role? AboutRole { get; private set; }

    /// <summary>Whether it is a complaint about this person.</summary>
    public bool IsAbout(Actor actor) => AboutId == actor.PersonId;

    /// <summary>Whether this person stands above whom it is about, so that they may look after it and hear the name.</summary>
    public bool IsBelow(Actor actor) => !IsAbout(actor) && (AboutRole is not { } role || actor.Role.Covers(role.Next() ?? Role.Admin));

    /// <summary>Why this person may not steer it: pause it, withdraw it, pass its work on. Null when they may.</summary>
    public Refused? WhyNotSteer(Actor by) => IsAbout(by) ? TicketRefusals.AboutYou
        : IsBelow(by) ? null
        : Refused.NotAllowed($"Ticket {Number} is about a colleague, so somebody further up looks after it.");
}
