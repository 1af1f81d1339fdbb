using System.Text.RegularExpressions;
using Complaints.Access;
using Complaints.Compensation.Books;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Compensation;

/// <summary>A kind is new in the catalogue, or holds otherwise from a day on: the next version of it. What was given before keeps the terms of its day.</summary>
/// <param name="Kind">What the API and the books call it, as shoeShine.</param>
/// <param name="ValidFrom">The first day, on the store's calendar; not before today.</param>
/// <param name="Cost">In major units; where the amount is typed, the most it may be, or 0 for no bound.</param>
/// <param name="Offered">False to give it no more from that day on.</param>
[May(Role.Admin)]
public sealed record SaveKind(
    string Kind, string? Currency, DateOnly? ValidFrom, string? Name, string? NameDe, string? NameZh, decimal? Cost, decimal? Face, Wallet? Wallet, Role? Floor, Proof? Proof,
    bool Typed = false, bool Stocked = false, int? ValidDays = null, bool Combinable = true, IReadOnlyList<string>? Causes = null, string? TaxNote = null, bool Offered = true,
    int? Percent = null, bool Balance = false) : ICommand<KindVersionView>;

public sealed partial class SaveKindValidator : IValidator<SaveKind>
{
    public IEnumerable<Problem> Check(SaveKind request)
    {
        var form = new FormCheck();
        form.When(!KindName().IsMatch(request.Kind ?? ""), "kind", "Name it with letters and digits, as shoeShine: up to 40, the first a small letter.");
        form.When(!Money.IsCurrency(request.Currency), "currency", "Choose a currency.");
        form.When(request.ValidFrom is null, "validFrom", "Say from which day on it holds.");
        form.Text("name", request.Name, 100, required: true, "Say what it is called.");
        form.Text("nameDe", request.NameDe, 100);
        form.Text("nameZh", request.NameZh, 100);
        form.Text("taxNote", request.TaxNote, 200);
        form.When(request.Wallet is not { } wallet || !Enum.IsDefined(wallet), "wallet", "Say whether it is goodwill or owed by law.");
        form.When(request.Floor is not { } floor || !Enum.IsDefined(floor) || floor == Role.Quality, "floor", "Say who may give it without asking.");
        form.When(request.Proof is not { } proof || !Enum.IsDefined(proof), "proof", "Say how it can be shown: tap, signature, cardNumber or parcelNumber.");
        form.When(request.Cost is not (>= 0 and <= Money.Largest), "cost", $"A cost goes from 0 to {Money.Largest:N0}.");
        form.When(request is { Cost: 0, Typed: false }, "cost", "What costs nothing is no compensation. Give its cost, or let the amount be typed.");
        form.When(request.Face is not null and not (>= 0 and <= Money.Largest), "face", $"A value goes from 0 to {Money.Largest:N0}.");
        form.When(request.ValidDays is < 1 or > 3650, "validDays", "A card is good for 1 to 3650 days.");
        form.When(request.ValidDays is not null && request.Proof != Compensation.Proof.CardNumber, "proof", "What is good for some days is a card: it is handed over with its number.");
        form.When(request.ValidDays is null && request.Proof == Compensation.Proof.CardNumber, "validDays", "Say for how many days the card is good.");
        form.When(request.ValidDays is null && (request.Percent is not null || request.Balance), "validDays", "Only a card takes a part off or keeps a balance. Say for how many days it is good.");
        form.When(request.ValidDays is not null && request.Typed, "typed", "A card has a fixed cost.");
        form.When(request.Percent is < 1 or > 100, "percent", "A part goes from 1 to 100 %.");
        form.When(request.Percent is not null && request.Balance, "percent", "A card takes a part off or keeps a balance, not both.");
        foreach (var cause in request.Causes ?? [])
        {
            form.OneOf("causes", cause, StarterCatalogue.Causes, null);
        }

        return form.Problems;
    }

    [GeneratedRegex("^[a-z][A-Za-z0-9]{0,39}$")]
    private static partial Regex KindName();
}

public sealed class SaveKindHandler(ComplaintsDb db, RequestScope scope, TimeProvider clock) : IRequestHandler<SaveKind, Answer<KindVersionView>>
{
    public async Task<Answer<KindVersionView>> Handle(SaveKind request, CancellationToken cancellationToken)
    {
        var currency = request.Currency!;
        var today = DateOnly.FromDateTime(clock.Now());
        if (request.ValidFrom < today || request.ValidFrom > today.AddYears(2))
        {
            return Refused.Form("validFrom", $"It can hold from {today} on, and at most two years ahead. What was given before keeps the terms of its day.");
        }

        if (Money.ToMinor(request.Cost!.Value, currency) is not { } cost || (request.Face is { } value && Money.ToMinor(value, currency) is null))
        {
            return Refused.Form("cost", $"An amount in {currency} has no more than two decimals.");
        }

        var last = await db.CompensationKinds.Where(kind => kind.Kind == request.Kind && kind.Currency == currency).MaxAsync(kind => (int?)kind.Version, cancellationToken) ?? 0;
        var made = new CompensationKind(request.Kind, currency, last + 1, request.ValidFrom!.Value, new KindTerms(
            request.Name!.Trim(), request.NameDe.TrimToNull(), request.NameZh.TrimToNull(), cost, request.Face is { } face ? Money.ToMinor(face, currency) : null, request.Wallet!.Value, request.Floor!.Value,
            request.Proof!.Value, request.Typed, request.Stocked, request.ValidDays, request.Combinable, [.. (request.Causes ?? []).Distinct()], request.TaxNote.TrimToNull(), request.Offered, request.Percent, request.Balance), scope.Actor.Name);
        db.Add(made);
        return KindVersionView.Of(made);
    }
}
