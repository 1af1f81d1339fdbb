using Complaints.Access;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using MediatR;

namespace Complaints.Setup;

/// <summary>Adds a style, or writes an existing one anew as it is given here.</summary>
/// <param name="IsNew">A style that is there already is refused rather than overwritten.</param>
[May(Role.Admin)]
public sealed record SaveStyle(StyleEntry Style, bool IsNew) : ICommand<string>;

public sealed class SaveStyleValidator : IValidator<SaveStyle>
{
    public IEnumerable<Problem> Check(SaveStyle request)
    {
        var form = new FormCheck();
        form.Style("", request.Style);
        return form.Problems;
    }
}

public sealed class SaveStyleHandler(ComplaintsDb db) : IRequestHandler<SaveStyle, Answer<string>>
{
    public async Task<Answer<string>> Handle(SaveStyle request, CancellationToken cancellationToken)
    {
        var (code, name, material, colours, sizes, batches) = request.Style;
        var style = await db.Styles.FindAsync([code.Trim()], cancellationToken);
        if (style is { Source: { } register })
        {
            return Refused.Rule("code", $"The code {style.Code} is used by the register {register}. Choose another.");
        }

        if (style is not null && request.IsNew)
        {
            return Refused.Rule("code", $"There is a style {style.Code} already. Open it in the list to change it.");
        }

        if (style is null)
        {
            style = new Style(code.Trim(), "", "", [], [], []);
            db.Add(style);
        }

        style.Call(request.Style.German.TrimToNull(), request.Style.Chinese.TrimToNull());
        style.Sort(request.Style.Article.TrimToNull()).Change(name.Trim(), material.Trim(), colours, sizes, batches);
        return style.Code;
    }
}
