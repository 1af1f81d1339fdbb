using System.Text.Json;
using Complaints.Shell;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Products;

/// <summary>A shop of the chain, or one that an imported register names.</summary>
public sealed class Store
{
    private Store()
    {
    }

    public Store(string code, string name, string city, string country, string currency, string timeZone, string? source = null)
    {
        Code = code;
        Name = name;
        City = city;
        Country = country;
        Currency = currency;
        TimeZone = timeZone;
        Source = source;
    }

    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string City { get; private set; } = "";

    /// <summary>ISO 3166-1, two letters.</summary>
    public string Country { get; private set; } = "";

    /// <summary>ISO 4217. Compensation is given, limited and counted in this currency.</summary>
    public string Currency { get; private set; } = "";

    /// <summary>IANA name.</summary>
    public string TimeZone { get; private set; } = "";

    /// <summary>The opening hours as JSON; null as long as nobody has said them.</summary>
    public string? HoursJson { get; private set; }

    public OpeningHours Hours => HoursJson is null ? OpeningHours.Standard : JsonSerializer.Deserialize<OpeningHours>(HoursJson, Json.Options)!;

    /// <summary>The hours on the store's own clock. Made once: a store in the lists is asked at every step of a process.</summary>
    public BusinessCalendar Calendar => calendar ??= new BusinessCalendar(Hours, TimeZone);

    private BusinessCalendar? calendar;

    /// <summary>The register that brought it; null for the chain's own. Only own stores can open tickets.</summary>
    public string? Source { get; private set; }

    /// <summary>The currency stays: what was given in it is counted in it.</summary>
    public void Change(string name, string city, string country, string timeZone)
    {
        Name = name;
        City = city;
        Country = country;
        TimeZone = timeZone;
        calendar = null;
    }

    /// <param name="hours">Checked: see <see cref="OpeningHours.Check"/>.</param>
    public void Open(OpeningHours hours)
    {
        HoursJson = JsonSerializer.Serialize(hours, Json.Options);
        calendar = null;
    }
}

public sealed class StoreTable : IEntityTypeConfiguration<Store>
{
    public void Configure(EntityTypeBuilder<Store> builder)
    {
        builder.HasKey(store => store.Code);
        builder.Property(store => store.Code).HasMaxLength(60);
        builder.Property(store => store.Name).HasMaxLength(200);
        builder.Property(store => store.City).HasMaxLength(100);
        builder.Property(store => store.Country).HasMaxLength(2);
        builder.Property(store => store.Currency).HasMaxLength(3);
        builder.Property(store => store.TimeZone).HasMaxLength(60);
        builder.Property(store => store.Source).HasMaxLength(100);
        builder.Ignore(store => store.Hours);
        builder.Ignore(store => store.Calendar);
    }
}
