using System.Globalization;
using Complaints.Access;
using Complaints.Care;
using Complaints.Customers;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Stages;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Replies;

/// <summary>What can be written to the customer of a ticket, filled in and ready to be sent.</summary>
/// <param name="Language">en, de or zh; the customer's own when not said, else the reader's.</param>
/// <param name="Home">Under which address the reader reaches the program, for the link to the customer's page when the settings do not say.</param>
[May(Role.Floor)]
public sealed record ShowReplies(string Number, string? Language = null, string? Home = null) : IQuery<RepliesView>;

/// <param name="OpensAt">When the store opens again, in UTC; null while it is open. Nobody is written to at night.</param>
/// <param name="Items">The one that fits this moment first.</param>
public sealed record RepliesView(string Language, string? Phone, string? Email, DateTime? OpensAt, IReadOnlyList<ReplyLine> Items);

/// <param name="Kind">One of <see cref="ReplyCheck.Kinds"/>.</param>
public sealed record ReplyLine(string Id, string Kind, string Text);

public sealed class ShowRepliesHandler(
    ComplaintsDb db, TicketStore tickets, ReferenceLists reference, CoachCards coach, Settings settings, RequestScope scope, TimeProvider clock) : IRequestHandler<ShowReplies, Answer<RepliesView>>
{
    public async Task<Answer<RepliesView>> Handle(ShowReplies request, CancellationToken cancellationToken)
    {
        if (await tickets.ByNumber(request.Number, cancellationToken) is not { } ticket)
        {
            return TicketRefusals.Unknown(request.Number);
        }

        if (ticket.WhyHidden(scope.Actor) is { } refusal)
        {
            return refusal;
        }

        var now = clock.Now();
        var store = (await reference.Get(cancellationToken)).Store(ticket.StoreCode);
        var promises = await db.Promises.AsNoTracking().Where(promise => promise.TicketId == ticket.Id && promise.State == PromiseState.Open).Standing().ToListAsync(cancellationToken);
        var language = coach.Language(request.Language ?? ticket.Customer?.Language);
        var values = Values(ticket, store, promises.Where(promise => !promise.IsLate(now)).Select(promise => (DateOnly?)promise.DueOn).Min(), language, settings.PublicUrl ?? request.Home);
        var first = Fitting(ticket, promises.Any(promise => promise.IsLate(now)));
        return new RepliesView(
            language, ticket.Customer?.Phone, ticket.Customer?.Email, store?.Calendar is { } hours && !hours.IsOpen(now) ? hours.NextOpening(now) : null,
            [.. coach.Replies(language).OrderByDescending(reply => reply.Kind == first).Select(reply => new ReplyLine(reply.Id, reply.Kind, ReplyText.With(reply.Text, values)))]);
    }

    /// <summary>The kind of reply that this moment asks for; a promise that is late goes before the step.</summary>
    internal static string Fitting(Ticket ticket, bool late) => (ticket.Stage, late) switch
    {
        (_, true) => "delay",
        ("listen", _) => "received",
        ("talk" or "apologise", _) => "invite",
        ("analyse", _) => "photos",
        ("explain" or "process" or "compensate", _) => "answer",
        ("confirm", _) => "ready",
        ("followUp", _) => "noReply",
        _ => "thanks",
    };

    private static Dictionary<string, string?> Values(Ticket ticket, Store? store, DateOnly? day, string language, string? home) => new()
    {
        ["number"] = ticket.Number,
        ["store"] = store?.Name ?? ticket.StoreCode,
        ["name"] = SpokenName.Of(ticket.Customer)?.In(language),
        ["phone"] = store?.Phone,
        ["day"] = day?.ToString("D", CultureInfo.GetCultureInfo(Languages.Tag(language))),
        ["link"] = home is not null && ticket.TrackingCode is { } code ? home.TrimEnd('/') + Links.Track(code, language) : null,
    };
}
