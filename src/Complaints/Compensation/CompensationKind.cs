using System.Globalization;
using Complaints.Access;
using Complaints.Compensation.Books;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Compensation;

/// <summary>What the catalogue says of a kind. A change never touches it: it makes the next version.</summary>
/// <param name="Name">In English; the other two may be missing for what the chain added itself.</param>
/// <param name="CostMinor">What one piece costs the chain; limits and budgets count this. Where the amount is typed, the most it may be, or 0 for no such bound.</param>
/// <param name="FaceMinor">What is printed on it, or what it would cost elsewhere; null where that means nothing.</param>
/// <param name="Floor">The lowest role that may give it without asking.</param>
/// <param name="IsTyped">The amount differs from case to case and is typed in.</param>
/// <param name="IsStocked">Pieces of it lie in a cupboard and are counted.</param>
/// <param name="ValidDays">How long a card is good for after it was handed over; null for what is no card.</param>
/// <param name="Percent">Of a purchase that a card takes off, up to its face value; null where it is worth the face value itself.</param>
/// <param name="HasBalance">What one purchase leaves stays on the card. Every other card is spent at once.</param>
/// <param name="IsCombinable">Whether a card or coupon may be given and used together with others.</param>
/// <param name="Causes">What kind of trouble it makes good; empty when it suits any.</param>
/// <param name="IsOffered">False from the day on which it is given no more.</param>
public sealed record KindTerms(
    string Name, string? NameDe, string? NameZh, long CostMinor, long? FaceMinor, Wallet Wallet, Role Floor, Proof Proof,
    bool IsTyped, bool IsStocked, int? ValidDays, bool IsCombinable, IReadOnlyList<string> Causes, string? TaxNote, bool IsOffered = true, int? Percent = null, bool HasBalance = false);

/// <summary>Something that may be given, in one currency, from one day on until the next version of it.</summary>
public sealed class CompensationKind
{
    private CompensationKind()
    {
    }

    public CompensationKind(string kind, string currency, int version, DateOnly validFrom, KindTerms terms, string by)
    {
        (Kind, Currency, Version, ValidFrom, By) = (kind, currency, version, validFrom, by);
        (Name, NameDe, NameZh, CostMinor, FaceMinor, Wallet, Floor, Proof) = (terms.Name, terms.NameDe, terms.NameZh, terms.CostMinor, terms.FaceMinor, terms.Wallet, terms.Floor, terms.Proof);
        (IsTyped, IsStocked, ValidDays, IsCombinable, Causes, TaxNote, IsOffered) = (terms.IsTyped, terms.IsStocked, terms.ValidDays, terms.IsCombinable, [.. terms.Causes], terms.TaxNote, terms.IsOffered);
        (Percent, HasBalance) = (terms.Percent, terms.HasBalance);
    }

    public string Kind { get; private set; } = "";

    public string Currency { get; private set; } = "";

    /// <summary>From 1.</summary>
    public int Version { get; private set; }

    /// <summary>The first day, on the store's calendar.</summary>
    public DateOnly ValidFrom { get; private set; }

    /// <summary>Who made this version.</summary>
    public string By { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string? NameDe { get; private set; }

    public string? NameZh { get; private set; }

    /// <summary>What one piece costs the chain, in minor units; limits and budgets count this, not the value printed on it.</summary>
    public long CostMinor { get; private set; }

    public long? FaceMinor { get; private set; }

    public Wallet Wallet { get; private set; }

    /// <summary>The lowest role that may give it without asking.</summary>
    public Role Floor { get; private set; }

    public Proof Proof { get; private set; }

    public bool IsTyped { get; private set; }

    public bool IsStocked { get; private set; }

    public int? ValidDays { get; private set; }

    public int? Percent { get; private set; }

    public bool HasBalance { get; private set; }

    public bool IsCombinable { get; private set; }

    public List<string> Causes { get; private set; } = [];

    public string? TaxNote { get; private set; }

    public bool IsOffered { get; private set; }

    public KindTerms Terms => new(Name, NameDe, NameZh, CostMinor, FaceMinor, Wallet, Floor, Proof, IsTyped, IsStocked, ValidDays, IsCombinable, Causes, TaxNote, IsOffered, Percent, HasBalance);

    /// <summary>From before the catalogue had terms: what it is called, what it costs and who may give it stay.</summary>
    internal void Learn(KindTerms terms)
    {
        (FaceMinor, Wallet, Proof, IsTyped, IsStocked, ValidDays, IsCombinable) = (terms.FaceMinor, terms.Wallet, terms.Proof, terms.IsTyped, terms.IsStocked, terms.ValidDays, terms.IsCombinable);
        (Causes, TaxNote, IsOffered, Percent, HasBalance) = ([.. terms.Causes], terms.TaxNote, terms.IsOffered, terms.Percent, terms.HasBalance);
        By = Access.Actor.System.Name;
    }

    /// <summary>In the reader's language, as far as the catalogue has it.</summary>
    public string NameHere => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName switch { "de" => NameDe, "zh" => NameZh, _ => null } ?? Name;

    /// <summary>The version that holds on a day; null before the first one.</summary>
    public static CompensationKind? On(IEnumerable<CompensationKind> versions, DateOnly day) =>
        versions.Where(version => version.ValidFrom <= day).MaxBy(version => (version.ValidFrom, version.Version));
}

public sealed class CompensationKindTable : IEntityTypeConfiguration<CompensationKind>
{
    public void Configure(EntityTypeBuilder<CompensationKind> builder)
    {
        builder.HasKey(kind => new { kind.Kind, kind.Currency, kind.Version });
        builder.Property(kind => kind.Kind).HasMaxLength(40);
        builder.Property(kind => kind.Version).HasDefaultValue(1).ValueGeneratedNever();
        builder.Property(kind => kind.ValidFrom).HasDefaultValue(StarterCatalogue.Always);
        builder.Property(kind => kind.Name).HasMaxLength(100);
        builder.Property(kind => kind.NameDe).HasMaxLength(100);
        builder.Property(kind => kind.NameZh).HasMaxLength(100);
        builder.Property(kind => kind.By).HasMaxLength(100);
        builder.Property(kind => kind.Currency).HasMaxLength(3);
        builder.Property(kind => kind.Floor).HasConversion<string>().HasMaxLength(20);
        builder.Property(kind => kind.Wallet).HasConversion<string>().HasMaxLength(20).HasDefaultValue(Wallet.Goodwill);
        builder.Property(kind => kind.Proof).HasConversion<string>().HasMaxLength(20).HasDefaultValue(Proof.Tap);
        builder.Property(kind => kind.IsCombinable).HasDefaultValue(true);
        builder.Property(kind => kind.IsOffered).HasDefaultValue(true);
        builder.Property(kind => kind.TaxNote).HasMaxLength(200);
        builder.Ignore(kind => kind.Terms);
        builder.Ignore(kind => kind.NameHere);
    }
}
