using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Compensation.Deputies;

/// <summary>Somebody is away and names who decides on compensation meanwhile, with their role and limits.</summary>
/// <param name="Deputy">User name of whoever stands in.</param>
/// <param name="From">The first day; both days are included.</param>
/// <param name="For">User name of whoever is away; oneself when left out. Only head office may name one for others.</param>
[May(Role.Supervisor)]
public sealed record AppointDeputy(string? Deputy, DateOnly? From, DateOnly? To, string? For = null) : ICommand<DeputyRow>;

public sealed class AppointDeputyValidator : IValidator<AppointDeputy>
{
    public IEnumerable<Problem> Check(AppointDeputy request)
    {
        var form = new FormCheck();
        form.Text("deputy", request.Deputy, 60, required: true, "Choose who stands in.");
        form.Text("for", request.For, 60);
        form.When(request.From is null, "from", "Say from which day.");
        form.When(request.To is null, "to", "Say until which day.");
        form.When(request is { From: { } from, To: { } to } && to < from, "to", "The last day lies before the first.");
        form.When(request is { From: { } first, To: { } last } && last > first.AddDays(Longest), "to", $"Nobody is away for more than {Longest} days at once.");
        return form.Problems;
    }

    private const int Longest = 366;
}

public sealed class AppointDeputyHandler(ComplaintsDb db, RequestScope scope, TimeProvider clock) : IRequestHandler<AppointDeputy, Answer<DeputyRow>>
{
    public async Task<Answer<DeputyRow>> Handle(AppointDeputy request, CancellationToken cancellationToken)
    {
        var absent = request.For is { Length: > 0 } named ? await Named(named, cancellationToken) : await db.Users.FirstOrDefaultAsync(person => person.Id == scope.Actor.PersonId, cancellationToken);
        if (absent is null)
        {
            return Refused.Form("for", "This person does not exist.");
        }

        if (absent.Id != scope.Actor.PersonId && scope.Actor.Role != Role.Admin)
        {
            return Refused.NotAllowed("Only head office names a deputy for somebody else.");
        }

        if (await Named(request.Deputy!, cancellationToken) is not { IsLocked: false } deputy)
        {
            return Refused.Form("deputy", "This person does not exist.");
        }

        if (deputy.Id == absent.Id)
        {
            return Refused.Form("deputy", "Nobody stands in for themselves.");
        }

        if (!absent.Role.MayDecideFor(Role.Supervisor))
        {
            return Refused.Rule("for", $"The role {absent.Role:Role} decides on no compensation, so nobody has to stand in.");
        }

        if (deputy.Role == Role.Quality)
        {
            return Refused.Rule("deputy", $"{deputy.Name} only reads, and decides for nobody.");
        }

        if (request.To < clock.Today().AddDays(-1))
        {
            return Refused.Form("to", "These days are over.");
        }

        var others = await db.Deputies.Where(other => other.EndedAt == null && other.From <= request.To && other.To >= request.From
            && (other.DeputyId == absent.Id || other.ForId == deputy.Id || other.ForId == absent.Id)).OrderBy(other => other.From).ThenBy(other => other.For).ToListAsync(cancellationToken);
        if (Deputy.WhyNot(absent, deputy, request.From!.Value, request.To!.Value, others) is { } refusal)
        {
            return refusal;
        }

        var agreed = new Deputy(absent, deputy, request.From.Value, request.To.Value, scope.Actor, clock.Now());
        db.Add(agreed);
        return DeputyRow.Of(agreed, scope.Actor, clock.Today());
    }

    private Task<Person?> Named(string user, CancellationToken cancellation)
    {
        var normal = user.Trim().ToUpperInvariant();
        return db.Users.FirstOrDefaultAsync(person => person.NormalizedUserName == normal, cancellation);
    }
}
