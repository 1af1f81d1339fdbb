using Complaints.Access;
using Complaints.Customers;
using Complaints.Data;
using Complaints.Processes;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Stages;
using Complaints.Tickets.Intake;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tickets;

/// <summary>
/// A customer complains, suggests or praises. Little is needed: the store, the channel, what was said or what is wrong, and at the
/// counter the mood of whoever complains; of somebody furious the mood alone. The stages ask for the rest when it matters.
/// </summary>
/// <param name="Customer">Null for somebody who wants to stay anonymous.</param>
/// <param name="Mood">1 calm, 2 annoyed, 3 angry, 4 furious, 5 shouting or throwing.</param>
/// <param name="Kind">One of <see cref="Choices.Kinds"/>; a complaint when left out.</param>
/// <param name="RemedyWords">What the customer would like, in their own words.</param>
/// <param name="Consent">To which ways of reaching them beyond this complaint the customer agrees: some of <see cref="CustomerChoices.Channels"/>.</param>
/// <param name="AboutWhom">The colleague whom it is about: their name, user name, or how the customer describes them.</param>
/// <param name="TakenDownAt">When it was written on paper, because the line was down: from then on its clocks run. Left out while the customer is there.</param>
/// <param name="Safety">injury, danger or threat, when that is plain at once: told with the opening, as <see cref="FlagSafety"/> tells it later.</param>
[May(Role.Floor)]
public sealed record OpenTicket(
    string Store, string Channel, CustomerView? Customer, ItemView? Item, string? Defect, string? Description, string? RemedyWanted, int? Mood,
    string? Kind = null, string? RemedyWords = null, string? AboutWhom = null, IReadOnlyList<string>? Consent = null, string? Safety = null, DateTimeOffset? TakenDownAt = null)
    : ICommand<TicketView>
{
    internal string KindOrUsual => string.IsNullOrEmpty(Kind) ? Choices.Complaint : Kind;
}

public sealed class OpenTicketValidator(TimeProvider clock) : IValidator<OpenTicket>
{
    /// <summary>Where the customer stands before the clerk, so that somebody can see how they are.</summary>
    private const string Counter = "counter";

    /// <summary>From this mood on nobody is held up by a form: what they say is written down at the first step.</summary>
    private const int Furious = 4;

    /// <summary>A sheet that has lain longer than so many days is no longer typed in as if it were new.</summary>
    private const int LongestOnPaper = 30;

    public IEnumerable<Problem> Check(OpenTicket request)
    {
        var form = new FormCheck();
        var complaint = request.KindOrUsual == Choices.Complaint;
        form.OneOf("kind", request.Kind, Choices.Kinds, null);
        form.Text("store", request.Store, TextLimits.Code, required: true, "Say in which store.");
        form.OneOf("channel", request.Channel, Choices.Channels, "Say how the complaint came in.");
        form.Text("defect", request.Defect, TextLimits.Code);
        form.Text("description", request.Description, TextLimits.Note, required: !complaint || (string.IsNullOrWhiteSpace(request.Defect) && request.Mood is null or < Furious), complaint
            ? Sentence.Of("Write down what the customer says, or choose what is wrong.")
            : Sentence.Of("Write down what the customer says, in the customer's own words."));
        form.OneOf("remedyWanted", request.RemedyWanted, Choices.Remedies, null);
        form.Text("remedyWords", request.RemedyWords, TextLimits.Note);
        form.Text("aboutWhom", request.AboutWhom, TextLimits.Name);
        form.Mood("mood", request.Mood, required: complaint && request.Channel == Counter);
        form.Customer("customer", request.Customer);
        form.When(request.TakenDownAt > clock.GetUtcNow(), "takenDownAt", "This moment is still to come. Say when it was written on paper.");
        form.When(request.TakenDownAt < clock.GetUtcNow().AddDays(-LongestOnPaper), "takenDownAt", $"This is more than {LongestOnPaper} days ago. Ask your supervisor what is to become of the sheet.");
        form.OneOf("safety", request.Safety, SafetyDesk.Kinds, null);
        form.Consent(request.Consent);
        form.When(request.Customer is null && request.Consent is { Count: > 0 }, "consent", "Somebody who is not named cannot be reached: write down who agrees.");
        form.Article(request.Item, clock.Today());
        return form.Problems;
    }
}

public sealed class OpenTicketHandler(
    ComplaintsDb db, ReferenceLists reference, ProcessDefinitions definitions, TicketNumbers numbers, TicketStore tickets, TicketProcess process, ArticleDesk articles, CustomerDesk desk, Consents consents,
    SafetyDesk safety, RequestScope scope, TimeProvider clock)
    : IRequestHandler<OpenTicket, Answer<TicketView>>
{
    public async Task<Answer<TicketView>> Handle(OpenTicket request, CancellationToken cancellationToken)
    {
        var lists = await reference.Get(cancellationToken);
        var form = new FormCheck();
        var store = lists.Store(request.Store);
        var defect = lists.Defect(request.Defect);
        form.When(store is null, "store", $"There is no store {request.Store}.");
        form.When(defect is null && !string.IsNullOrEmpty(request.Defect), "defect", $"There is no defect {request.Defect}. Choose one from the list.");
        var item = await articles.Read(form, request.Item, lists, store, cancellationToken);
        if (form.Problems.Count > 0)
        {
            return Refused.Form(form.Problems);
        }

        if (!scope.Actor.Sees(store!.Code))
        {
            return Refused.NotAllowed($"You do not work in store {store.Code}.");
        }

        if (definitions.Find(WellKnown.Leads(request.KindOrUsual)) is null)
        {
            return Refused.Rule("kind", "Suggestions and praise have no process here yet. An administrator can add one; until then, open it as a complaint.");
        }

        var now = clock.Now();
        var about = await AboutOf(request, store.Code, cancellationToken);
        var ticket = Ticket.Open(
            await numbers.Next(cancellationToken), store.Code, request.Channel, request.Customer is { } named ? await desk.Named(named, now, cancellationToken) : null, item,
            defect?.Code, defect?.Group, (request.Description ?? "").Trim(), request.RemedyWanted.TrimToNull(), request.Mood, scope.Actor, now,
            request.KindOrUsual, request.RemedyWords.TrimToNull(), request.AboutWhom.TrimToNull(), about?.Id, about?.Role,
            request.TakenDownAt is { } taken ? Clock.Cut(taken.UtcDateTime) : null);
        db.Add(ticket);
        if (ticket.Customer is { } customer)
        {
            await consents.Agree(customer, request.Consent, cancellationToken);
        }

        if (await process.Start(ticket, ticket.AboutRole, cancellationToken) is { } not)
        {
            return not;
        }

        if (Words.Parse<SafetyKind>(request.Safety) is { } kind && await safety.Flag(ticket, [], kind, null, cancellationToken) is { } untold)
        {
            return untold;
        }

        return await tickets.View(ticket, cancellationToken);
    }

    /// <summary>Praise and suggestions are no reason to go around anybody.</summary>
    private async Task<AboutColleague?> AboutOf(OpenTicket request, string store, CancellationToken cancellation) =>
        request.KindOrUsual != Choices.Complaint || request.AboutWhom.TrimToNull() is not { } whom
            ? null
            : AboutColleague.Find(whom, store, await db.Users.AsNoTracking().ToListAsync(cancellation));
}
