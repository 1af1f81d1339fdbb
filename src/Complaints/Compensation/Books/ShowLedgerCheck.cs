using System.Text.Json;
using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Compensation.Books;

/// <summary>When the books were last added up, and every cent that was off.</summary>
[May(Role.Region, Role.Quality)]
public sealed record ShowLedgerCheck : IQuery<LedgerCheckView>;

/// <param name="At">Null as long as it has never run.</param>
/// <param name="Off">How many balances were off; the first 200 of them follow.</param>
public sealed record LedgerCheckView(DateTime? At, string? By, long Entries, int Off, IReadOnlyList<Discrepancy> Discrepancies)
{
    internal static LedgerCheckView Of(LedgerCheck? check) => check is null
        ? new LedgerCheckView(null, null, 0, 0, [])
        : new LedgerCheckView(check.At, check.By, check.Entries, check.Off, JsonSerializer.Deserialize<List<Discrepancy>>(check.Findings, Json.Options)!);
}

public sealed class ShowLedgerCheckHandler(ComplaintsDb db) : IRequestHandler<ShowLedgerCheck, Answer<LedgerCheckView>>
{
    public async Task<Answer<LedgerCheckView>> Handle(ShowLedgerCheck request, CancellationToken cancellationToken) =>
        LedgerCheckView.Of(await db.LedgerChecks.AsNoTracking().OrderByDescending(check => check.At).ThenByDescending(check => check.Id).FirstOrDefaultAsync(cancellationToken));
}
