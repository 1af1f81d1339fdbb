using Complaints.Access;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;

namespace Complaints.Products.Care;

/// <summary>How a style is cleaned, protected and kept: for the bag at the sale, and for whoever gets a pair back. One that we do not know gets the general advice.</summary>
[May(Role.Floor, Role.Quality)]
public sealed record ShowCareSheet(string Style) : IQuery<CareSheet>;

/// <param name="Name">In the reader's language.</param>
/// <param name="Material">In the words of the style; empty when nobody has described it.</param>
/// <param name="Group">One of <see cref="CareGroup.All"/>.</param>
public sealed record CareSheet(string Style, string Name, string Material, string Group);

public sealed class ShowCareSheetValidator : IValidator<ShowCareSheet>
{
    public IEnumerable<Problem> Check(ShowCareSheet request)
    {
        var form = new FormCheck();
        form.Text("style", request.Style, TextLimits.Code, required: true);
        return form.Problems;
    }
}

public sealed class ShowCareSheetHandler(ReferenceLists reference) : IRequestHandler<ShowCareSheet, Answer<CareSheet>>
{
    public async Task<Answer<CareSheet>> Handle(ShowCareSheet request, CancellationToken cancellationToken) =>
        (await reference.Get(cancellationToken)).Style(request.Style) is { } style
            ? new CareSheet(style.Code, style.NameHere, style.Material, CareGroup.Of(style.Material))
            : new CareSheet(request.Style, request.Style, "", CareGroup.Unknown);
}
