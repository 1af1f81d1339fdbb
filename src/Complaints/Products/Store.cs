using System.Text.Json;
using Complaints.Shell;
using Complaints.Tickets;
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

    /// <summary>Province or state, whose law it lies under; null where that makes no difference, or as long as nobody has said it.</summary>
    public string? Region { get; private set; }

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

    /// <summary>Street and house, as on the receipt; null as long as nobody has said it. So are the two numbers below.</summary>
    public string? Address { get; private set; }

    public string? Phone { get; private set; }

    /// <summary>Where a consumer in this town can turn to besides us: a name and a number, printed on the receipt.</summary>
    public string? Hotline { get; private set; }

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

    /// <param name="region">Blank means unknown.</param>
    public Store Lie(string? region)
    {
        Region = region.TrimToNull();
        return this;
    }

    /// <summary>What customers are told to reach it; blank means unknown.</summary>
    public void Reach(string? address, string? phone, string? hotline)
    {
        Address = address.TrimToNull();
        Phone = phone.TrimToNull();
        Hotline = hotline.TrimToNull();
    }

    /// <param name="hours">Checked: see <see cref="OpeningHours.Check"/>.</param>
    public void Open(OpeningHours hours)
    {
        HoursJson = JsonSerializer.Serialize(hours, Json.Options);
        calendar = null;
    }
}

public static class StoreDays
{
    /// <summary>Which day it is in the store; in UTC for a store that is not one of the chain's own.</summary>
    public static DateOnly DayOf(this Store? store, DateTime utc) => DateOnly.FromDateTime(
        store is not null && TimeZoneInfo.TryFindSystemTimeZoneById(store.TimeZone, out var zone) ? TimeZoneInfo.ConvertTimeFromUtc(utc, zone) : utc);

    /// <summary>What the clock on the store's wall shows; UTC for a store that is not one of the chain's own.</summary>
    public static DateTime LocalOf(this Store? store, DateTime utc) =>
        store is not null && TimeZoneInfo.TryFindSystemTimeZoneById(store.TimeZone, out var zone) ? TimeZoneInfo.ConvertTimeFromUtc(utc, zone) : utc;

    /// <summary>The midnight at which this day ends in the store, UTC; where the clock skips it, the moment of the jump.</summary>
    public static DateTime EndOfDay(this Store store, DateOnly day)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(store.TimeZone, out var found) ? found : TimeZoneInfo.Utc;
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(1);
        }

        return TimeZoneInfo.ConvertTimeToUtc(midnight, zone);
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
        builder.Property(store => store.Region).HasMaxLength(100);
        builder.Property(store => store.Country).HasMaxLength(2);
        builder.Property(store => store.Currency).HasMaxLength(3);
        builder.Property(store => store.TimeZone).HasMaxLength(60);
        builder.Property(store => store.Address).HasMaxLength(TextLimits.Name);
        builder.Property(store => store.Phone).HasMaxLength(TextLimits.Phone);
        builder.Property(store => store.Hotline).HasMaxLength(TextLimits.Name);
        builder.Property(store => store.Source).HasMaxLength(100);
        builder.Ignore(store => store.Hours);
        builder.Ignore(store => store.Calendar);
    }
}
