using Complaints.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Compensation;

public enum LimitPeriod
{
    /// <summary>All goodwill of the ticket, and what the customer was given elsewhere in the last 24 hours: a gift split in two is one.</summary>
    Case,

    /// <summary>The customer's last 30 days.</summary>
    Month,

    /// <summary>All second offers of one ticket: no limit, but what may be given beyond the limits, see <see cref="LimitMatrix.Envelope"/>.</summary>
    Envelope,
}

/// <summary>How much goodwill a role may give without asking. The figures are the chain's policy.</summary>
public sealed class LimitRule
{
    /// <summary>The rule counts goodwill of every kind together.</summary>
    public const string AnyKind = "";

    private LimitRule()
    {
    }

    public LimitRule(Role role, string currency, string kind, LimitPeriod period, long amountMinor, string by) =>
        (Role, Currency, Kind, Period, AmountMinor, By) = (role, currency, kind, period, amountMinor, by);

    public Role Role { get; private set; }

    public string Currency { get; private set; } = "";

    /// <summary>Counts this kind alone; <see cref="AnyKind"/> for all together.</summary>
    public string Kind { get; private set; } = "";

    public LimitPeriod Period { get; private set; }

    public long AmountMinor { get; private set; }

    public string By { get; private set; } = "";

    public void Set(long amountMinor, string by) => (AmountMinor, By) = (amountMinor, by);

    public bool Counts(Weight weight, DateTime now) => (Kind == AnyKind || Kind == weight.Kind) && Period switch
    {
        LimitPeriod.Case => weight.IsOnTicket || weight.At > now.AddHours(-24),
        _ => weight.At > now.AddDays(-30),
    };
}

/// <summary>One piece of goodwill that weighs on the limits.</summary>
/// <param name="IsOnTicket">Whether it belongs to the ticket in question, and not to another one of the same customer.</param>
public sealed record Weight(string Kind, long AmountMinor, DateTime At, bool IsOnTicket);

/// <summary>Who may give how much. A role may give what stays within all its rules; without a rule for a currency it may give nothing in it.</summary>
public sealed record LimitMatrix(IReadOnlyList<LimitRule> Rules)
{
    /// <returns>Minor units for one case; the lawyers have no limit; 0 in a currency for which none are set, so that everything has to be asked for.</returns>
    public long Of(Role role, string currency) => role == Role.Legal ? long.MaxValue :
        RulesOf(role, currency).Where(rule => rule is { Kind: LimitRule.AnyKind, Period: LimitPeriod.Case }).Select(rule => rule.AmountMinor).FirstOrDefault();

    /// <summary>What the role may give beyond its limits, without asking, to a customer who was right and whom the first offer did not satisfy.</summary>
    /// <returns>Minor units for all second offers of one ticket; 0 where the policy has none.</returns>
    public long Envelope(Role role, string currency) =>
        Rules.Where(rule => rule.Role == role && rule.Currency == currency && rule.Period == LimitPeriod.Envelope).Select(rule => rule.AmountMinor).FirstOrDefault();

    /// <summary>The first rule that all this together would break, with what it would come to; null when the role may give it.</summary>
    public (LimitRule? Rule, long TotalMinor)? Broken(Role role, string currency, IReadOnlyCollection<Weight> weights, DateTime now)
    {
        if (role == Role.Legal)
        {
            return null;
        }

        var rules = RulesOf(role, currency).ToList();
        foreach (var rule in rules)
        {
            var total = weights.Where(weight => rule.Counts(weight, now)).Sum(weight => weight.AmountMinor);
            if (total > rule.AmountMinor)
            {
                return (rule, total);
            }
        }

        return rules.Any(rule => rule is { Kind: LimitRule.AnyKind, Period: LimitPeriod.Case }) || weights.Count == 0 ? null : (null, weights.Sum(weight => weight.AmountMinor));
    }

    /// <summary>The lowest role that may give all this together: the lawyers when it is above everybody's limit.</summary>
    public Role Needed(string currency, Role kindFloor, IReadOnlyCollection<Weight> weights, DateTime now) =>
        Roles.Deciders.First(role => role.MayDecideFor(kindFloor) && Broken(role, currency, weights, now) is null);

    private IEnumerable<LimitRule> RulesOf(Role role, string currency) => Rules.Where(rule => rule.Role == role && rule.Currency == currency && rule.Period != LimitPeriod.Envelope);
}

public sealed class LimitRuleTable : IEntityTypeConfiguration<LimitRule>
{
    public void Configure(EntityTypeBuilder<LimitRule> builder)
    {
        builder.HasKey(rule => new { rule.Role, rule.Currency, rule.Kind, rule.Period });
        builder.Property(rule => rule.Role).HasConversion<string>().HasMaxLength(20);
        builder.Property(rule => rule.Currency).HasMaxLength(3);
        builder.Property(rule => rule.Kind).HasMaxLength(40);
        builder.Property(rule => rule.Period).HasConversion<string>().HasMaxLength(10);
        builder.Property(rule => rule.By).HasMaxLength(100);
    }
}
