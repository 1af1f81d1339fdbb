using System.Globalization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Complaints.Shell;

/// <summary>
/// A page stays in the language it was drawn in until it is loaded anew, even when its line is cut and taken up again after
/// another page of the same browser has changed the language.
/// </summary>
public sealed class CircuitLanguage : CircuitHandler
{
    private readonly CultureInfo language = CultureInfo.CurrentUICulture;

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async activity =>
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (language, language);
        await next(activity);
    };
}
