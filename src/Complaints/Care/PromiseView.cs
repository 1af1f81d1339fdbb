using Complaints.Access;
using Complaints.Shell;

namespace Complaints.Care;

/// <summary>A promise as the API answers it and the pages draw it.</summary>
/// <param name="What">The code of a remedy, "answer", or words.</param>
/// <param name="Late">Open although its day is over.</param>
/// <param name="Stage">The stage it was made at; null when it was made beside the stages.</param>
/// <param name="MayBeKept">Open, or broken only because nobody said anything.</param>
public sealed record PromiseView(
    Guid Id, int Version, string Ticket, string Store, string? Customer, string What, string Owner, bool Mine, DateOnly DueOn, DateTime DueAt, string State, bool Late,
    bool MayBeKept, DateTime MadeAt, string MadeBy, string? Stage, DateTime? SettledAt, string? SettledBy, string? Note, Guid? Replaces, Guid? ReplacedBy)
{
    internal static PromiseView Of(Promise promise, string number, string? customer, Actor reader, DateTime now) => new(
        promise.Id, promise.Version, number, promise.StoreCode, customer, promise.What, promise.Owner, promise.OwnerId == reader.PersonId, promise.DueOn, promise.DueAt,
        promise.State.Word(), promise.IsLate(now), promise.State == PromiseState.Open || promise.OnlyTheClockSays, promise.MadeAt, promise.MadeBy, promise.Stage,
        promise.SettledAt, promise.SettledBy, promise.Note, promise.ReplacesId, promise.ReplacedById);
}
