using Complaints.Access;

namespace Complaints.Compensation;

/// <summary>How much goodwill each role may give on one ticket without asking, and who must be asked above that.</summary>
public static class Limits
{
    /// <summary>Per ticket, in minor units. The figures are the chain's policy; the starter values follow the trade's usual steps.</summary>
    private static readonly Dictionary<string, Dictionary<Role, long>> PerTicket = new()
    {
        ["CNY"] = new() { [Role.Floor] = 50_00, [Role.Supervisor] = 300_00, [Role.Region] = 1_500_00, [Role.Admin] = 5_000_00 },
        ["EUR"] = new() { [Role.Floor] = 10_00, [Role.Supervisor] = 60_00, [Role.Region] = 300_00, [Role.Admin] = 1_000_00 },
    };

    /// <returns>Minor units; the lawyers have no limit; 0 in a currency for which none are set, so that everything has to be asked for.</returns>
    public static long Of(Role role, string currency) =>
        role == Role.Legal ? long.MaxValue : PerTicket.TryGetValue(currency, out var limits) && limits.TryGetValue(role, out var limit) ? limit : 0;

    /// <summary>
    /// The lowest role that may decide a ticket's total: the lawyers when it is above everybody's limit. What counts is the total of the ticket, so that splitting a gift in two changes nothing.
    /// </summary>
    public static Role Needed(long ticketTotalMinor, string currency, Role kindFloor) =>
        Roles.Deciders.First(role => role.MayDecideFor(kindFloor) && Of(role, currency) >= ticketTotalMinor);
}
