using Complaints.Access;
using Complaints.Shell;
using Complaints.Tickets;
using Complaints.Tickets.Intake;
using MediatR;

namespace Complaints.Products.Boxes;

/// <summary>What stands on labels for boxes and tongues, so that a scan at the counter and a customer's phone at home say the article.</summary>
/// <param name="Style">Nothing is shown as long as none is chosen.</param>
/// <param name="Sizes">Each gets its labels; none for labels that say no size.</param>
/// <param name="Count">How many of each; null as long as nobody has asked for any.</param>
/// <param name="Store">To whose page a customer is led; to none when left out.</param>
[May(Role.Supervisor, Role.Quality)]
public sealed record ShowBoxLabels(string? Style = null, string? Colour = null, IReadOnlyList<string>? Sizes = null, string? Batch = null, int? Count = null, string? Store = null) : IQuery<BoxLabels>;

/// <param name="Labels">One for each to be printed.</param>
/// <param name="Unread">What stands on them and on no list of the style: a scan leaves it out.</param>
public sealed record BoxLabels(IReadOnlyList<BoxLabel> Labels, IReadOnlyList<string> Unread);

/// <param name="Text">As a scan reads it, see <see cref="ScanText"/>.</param>
/// <param name="Name">Of the style, in the reader's language.</param>
public sealed record BoxLabel(string Text, string Name, string? Colour, string? Size, string? Batch);

public sealed class ShowBoxLabelsValidator : IValidator<ShowBoxLabels>
{
    public const int Most = 240;

    private const int LongestSize = 20;

    public IEnumerable<Problem> Check(ShowBoxLabels request)
    {
        var form = new FormCheck();
        form.Text("colour", request.Colour, TextLimits.Code);
        form.Text("batch", request.Batch, TextLimits.Code);
        form.When(request.Sizes?.Any(size => size.Length > LongestSize) == true, "size", $"One of them is too long: at most {LongestSize} characters each.");
        form.When(request.Count < 1, "count", "Say how many labels of each you need: 1 or more.");
        var all = (long)(request.Count ?? 0) * Math.Max(1, request.Sizes?.Count ?? 0);
        form.When(all > Most, "count", $"These are {all:N0} labels. Print at most {Most} at once.");
        return form.Problems;
    }
}

public sealed class ShowBoxLabelsHandler(ReferenceLists reference, RequestScope scope) : IRequestHandler<ShowBoxLabels, Answer<BoxLabels>>
{
    private static readonly BoxLabels None = new([], []);

    public async Task<Answer<BoxLabels>> Handle(ShowBoxLabels request, CancellationToken cancellationToken)
    {
        var lists = await reference.Get(cancellationToken);
        if (string.IsNullOrEmpty(request.Style))
        {
            return None;
        }

        if (lists.Style(request.Style) is not { } style)
        {
            return Refused.NotFound("style", $"There is no style {request.Style}.");
        }

        if (!string.IsNullOrEmpty(request.Store) && lists.Store(request.Store) is null)
        {
            return Refused.NotFound("store", $"There is no store {request.Store}.");
        }

        if (!string.IsNullOrEmpty(request.Store) && !scope.Actor.Sees(request.Store))
        {
            return Refused.NotAllowed($"You do not work in store {request.Store}.");
        }

        if (request.Count is not { } count)
        {
            return None;
        }

        var kinds = (request.Sizes ?? []).DefaultIfEmpty().Select(size => new BoxLabel(ScanText.LabelOf(style.Code, request.Colour, size, request.Batch), style.NameHere, request.Colour, size, request.Batch)).ToList();
        return kinds.MaxBy(label => label.Text.Length) is { Text: { Length: > TextLimits.Code } longest }
            ? Refused.Form("batch", $"“{longest}” is too long for a label: {longest.Length} characters, at most {TextLimits.Code} can be read.")
            : new BoxLabels(
                [.. kinds.SelectMany(label => Enumerable.Repeat(label, count))],
                [.. kinds.SelectMany(label => ScanText.Label(ScanText.Plain(label.Text), lists)?.Left ?? [label.Text]).Distinct()]);
    }
}
