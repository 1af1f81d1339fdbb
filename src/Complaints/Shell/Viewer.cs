namespace Complaints.Shell;

/// <summary>How the person in front of this screen sees time: in the zone of the screen.</summary>
public sealed class Viewer
{
    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    public event Action? Changed;

    /// <param name="zone">IANA name as the browser gives it; an unknown one leaves UTC.</param>
    public void Use(string? zone)
    {
        if (zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.Id != Zone.Id)
        {
            Zone = found;
            Changed?.Invoke();
        }
    }

    /// <summary>What somebody typed as their own time. An hour that the clock skips is taken for the one after it.</summary>
    public DateTime Utc(DateTime local) => TimeZoneInfo.ConvertTimeToUtc(Zone.IsInvalidTime(local) ? local.AddHours(1) : local, Zone);

    public DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, Zone);
}
