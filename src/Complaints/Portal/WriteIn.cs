using System.Text.Json.Serialization;
using Complaints.Access;
using Complaints.Customers;
using Complaints.Data;
using Complaints.Photos;
using Complaints.Processes;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Stages;
using Complaints.Tickets;
using Complaints.Tickets.Intake;
using MediatR;

namespace Complaints.Portal;

/// <summary>
/// A customer complains, suggests or praises, from home or at the shop's tablet, without signing in. Nobody proved who they are, so nothing that is known of a number is shown or
/// changed: it becomes a file of its own, which a supervisor can merge.
/// </summary>
/// <param name="Customer">Null for somebody who wants to stay unknown, and follows the complaint by its code alone.</param>
/// <param name="Label">What stands on the label or the box, as far as they can read it; see <see cref="ScanText"/>.</param>
/// <param name="Kind">One of <see cref="Choices.Kinds"/>; a complaint when left out. What only a complaint has, the remedy, the purchase and the fault's photo, is not kept of the others.</param>
/// <param name="AtKiosk">Written into the shop's opinion book, not by the code of a poster or a box.</param>
[May(Anyone = true)]
public sealed record WriteIn(
    string Store, string? Words, CustomerView? Customer, string? Label, string? Receipt, DateOnly? BoughtOn, string? RemedyWanted, [property: JsonIgnore] IReadOnlyList<SentPhoto> Photos,
    string? Kind = null, bool AtKiosk = false)
    : ICommand<WrittenIn>
{
    internal string KindOrUsual => string.IsNullOrEmpty(Kind) ? Choices.Complaint : Kind;

    /// <summary>Stand for the pictures where requests are compared.</summary>
    public IReadOnlyList<string> Prints => [.. Photos.Select(photo => PhotoFiles.HashOf(photo.Content))];
}

public sealed record SentPhoto(Shot Shot, byte[] Content)
{
    /// <summary>What a refusal calls the field it came from.</summary>
    internal static string FieldOf(Shot shot) => "photos." + shot.Word();
}

public sealed record WrittenIn(string Number, string TrackingCode);

public sealed class WriteInValidator(TimeProvider clock) : IValidator<WriteIn>
{
    public const int MostPhotos = 4;

    public IEnumerable<Problem> Check(WriteIn request)
    {
        var form = new FormCheck();
        form.OneOf("kind", request.Kind, Choices.Kinds, null);
        form.Text("words", request.Words, TextLimits.Note, required: true, request.KindOrUsual == Choices.Complaint
            ? Sentence.Of("Write down what is wrong, in your own words.")
            : Sentence.Of("Write down what you would like to tell us, in your own words."));
        form.Customer("customer", request.Customer);
        form.Text("label", request.Label, TextLimits.Code);
        form.Text("receipt", request.Receipt, TextLimits.Code);
        form.When(request.BoughtOn > clock.Today().AddDays(1), "boughtOn", "The day of purchase lies in the future.");
        form.When(request.BoughtOn < ArticleForm.Earliest, "boughtOn", "The day of purchase is too long ago to be true.");
        form.OneOf("remedyWanted", request.RemedyWanted, Choices.Remedies, null);
        form.When(request.Photos.Count > MostPhotos, "photos", $"Send at most {MostPhotos} photos.");
        foreach (var photo in request.Photos)
        {
            form.When(photo.Content.Length > Photo.MostBytes, SentPhoto.FieldOf(photo.Shot), AddPhotoValidator.TooLarge);
        }

        return form.Problems;
    }
}

public sealed class WriteInHandler(
    ComplaintsDb db, ReferenceLists reference, ProcessDefinitions definitions, BarcodeArticles barcodes, TicketNumbers numbers, TicketProcess process, PhotoDesk photos, RequestScope scope, TimeProvider clock)
    : IRequestHandler<WriteIn, Answer<WrittenIn>>
{
    public async Task<Answer<WrittenIn>> Handle(WriteIn request, CancellationToken cancellationToken)
    {
        var lists = await reference.Get(cancellationToken);
        if (lists.Store(request.Store.ToUpperInvariant()) is not { } store)
        {
            return Refused.Form("store", "There is no such store. Scan the code in the shop once more.");
        }

        if (definitions.Find(WellKnown.Leads(request.KindOrUsual)) is null)
        {
            return Refused.Rule("kind", "Suggestions and praise cannot be taken here right now. Send it as a complaint, or tell us in the store.");
        }

        var now = clock.Now();
        var complaint = request.KindOrUsual == Choices.Complaint;
        var article = await barcodes.Only(request.Label, lists, cancellationToken);
        var customer = request.Customer is { } said ? Customer.Of(said, now) : null;
        var item = new Item(
            article?.Style, article?.Colour, article?.Size, article?.Batch, null, null, complaint ? request.BoughtOn : null, null, Receipt: complaint ? request.Receipt.TrimToNull() : null);
        var ticket = Ticket.Open(
            await numbers.Next(cancellationToken), store.Code, request.AtKiosk ? "opinionBook" : "qr", customer, item, null, null, Said(request, article is null),
            complaint ? request.RemedyWanted.TrimToNull() : null, null, scope.Actor, now, request.KindOrUsual);
        db.Add(ticket);
        if (await process.Start(ticket, null, cancellationToken) is { } not)
        {
            return not;
        }

        foreach (var photo in request.Photos.Where(sent => complaint || sent.Shot != Shot.Fault))
        {
            if (await photos.Keep(ticket, photo.Shot, photo.Content, cancellationToken) is { IsRefused: true } kept)
            {
                return Refused.Form([.. kept.Problems.Select(problem => problem with { Field = SentPhoto.FieldOf(photo.Shot) })]);
            }
        }

        return new WrittenIn(ticket.Number, ticket.TrackingCode!);
    }

    /// <summary>What stands on a label that nobody here knows is kept with the words: a clerk may make sense of it.</summary>
    private static string Said(WriteIn request, bool unread) =>
        unread && request.Label.TrimToNull() is { } label ? $"{request.Words!.Trim()}\n\n[{label}]" : request.Words!.Trim();
}
