using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;

namespace Complaints.Law;

/// <summary>A new version of a rule pack, or a new pack. Those that are there stay as they are.</summary>
[May(Role.Admin)]
public sealed record ImportPack(string? Json) : ICommand<ImportedPack>;

public sealed record ImportedPack(string Code, int Number, DateOnly ValidFrom);

public sealed class ImportPackValidator : IValidator<ImportPack>
{
    public IEnumerable<Problem> Check(ImportPack request)
    {
        var form = new FormCheck();
        form.Text("json", request.Json, PackImport.Longest, required: true, "Give the pack as JSON.");
        return form.Problems;
    }
}

public sealed class ImportPackHandler(ComplaintsDb db, LawBook book, RequestScope scope, TimeProvider clock) : IRequestHandler<ImportPack, Answer<ImportedPack>>
{
    public async Task<Answer<ImportedPack>> Handle(ImportPack request, CancellationToken cancellationToken)
    {
        var reading = PackReader.Read(request.Json);
        if (reading.Pack is not { } pack)
        {
            return PackImport.Refuse(reading.Problems);
        }

        var versions = (await book.All(cancellationToken)).Where(version => version.Pack.Code == pack.Code).ToList();
        if (PackImport.WhyNot(pack, versions, clock.Today()) is { } why)
        {
            return Refused.Rule("json", why);
        }

        var number = versions.Select(version => version.Kept.Number).DefaultIfEmpty(0).Max() + 1;
        db.Add(new LawPackVersion(pack, request.Json!, number, scope.Actor.Name, clock.Now()));
        return new ImportedPack(pack.Code, number, pack.ValidFrom);
    }
}

internal static class PackImport
{
    public const int Longest = 500_000;

    // Nobody mends more at once.
    private const int MostProblems = 100;

    public static Refused Refuse(IReadOnlyList<PackProblem> problems) => Refused.Form([
        .. problems.Take(MostProblems).Select(problem => new Problem(problem.Path, Sentence.AsItIs(problem.Sentence))),
        .. problems.Count > MostProblems ? [new Problem("$", $"There are {problems.Count - MostProblems} more problems.")] : Array.Empty<Problem>()]);

    /// <summary>Cases were judged by what is in force, so it stays, and nothing slips in before today.</summary>
    public static Sentence? WhyNot(RulePack pack, IReadOnlyList<LawVersion> versions, DateOnly today) =>
        versions.Count == 0 || pack.ValidFrom > today ? null
        : versions.Any(version => version.Pack.ValidFrom == pack.ValidFrom)
            ? Sentence.Of($"The version of {pack.Code} from {pack.ValidFrom:yyyy-MM-dd} is in force and is never changed. Give the new one a day after {today:yyyy-MM-dd} in validFrom.")
            : Sentence.Of($"A new version of {pack.Code} begins after today, {today:yyyy-MM-dd}: complaints were judged by the one in force. This one would begin on {pack.ValidFrom:yyyy-MM-dd}.");
}
