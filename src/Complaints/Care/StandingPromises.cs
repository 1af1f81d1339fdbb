namespace Complaints.Care;

/// <summary>
/// The one reading of the ledger for whoever asks what a customer can rely on: the file, the calls, the receipt, the tracking
/// page. The forms of the stages only fed it.
/// </summary>
public static class StandingPromises
{
    /// <summary>Without those that another one took the place of; by their days.</summary>
    public static IQueryable<Promise> Standing(this IQueryable<Promise> promises) => promises.Where(promise => promise.ReplacedById == null)
        .OrderBy(promise => promise.DueOn).ThenBy(promise => promise.MadeAt).ThenBy(promise => promise.What).ThenBy(promise => promise.Id);

    /// <summary>Arranged, and not settled yet.</summary>
    public static IQueryable<Appointment> Standing(this IQueryable<Appointment> appointments) => appointments.Where(appointment => appointment.State == AppointmentState.Open)
        .OrderBy(appointment => appointment.At).ThenBy(appointment => appointment.Place).ThenBy(appointment => appointment.Id);

    /// <summary>
    /// What of them the customer is told: not what they let us off, not an answer that they have, and of what a stage promised
    /// once more after the first was settled, the last.
    /// </summary>
    public static IReadOnlyList<Promise> ToldToTheCustomer(this IReadOnlyList<Promise> standing)
    {
        var told = standing.Where(promise => promise.State != PromiseState.Released && promise is not { What: Promise.Answer, State: PromiseState.Kept }).ToList();
        return [.. told.Where(promise => promise.State == PromiseState.Open || promise.Stage is null || !told.Any(later => later.Stage == promise.Stage && Later(later, promise)))];
    }

    /// <summary>Settled in the moment in which the next was made, the open one is the later.</summary>
    private static bool Later(Promise one, Promise other) =>
        one.MadeAt > other.MadeAt || (one.MadeAt == other.MadeAt && one.State == PromiseState.Open && other.State != PromiseState.Open);
}
