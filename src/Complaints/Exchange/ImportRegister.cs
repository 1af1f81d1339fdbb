using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Complaints.Access;
using Complaints.Data;
using Complaints.Products;
using Complaints.Shell;
using Complaints.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Exchange;

/// <summary>A register of complaints comes in as a file: each row becomes a closed ticket, or is refused with a reason.</summary>
/// <param name="Mapping">A mapping as JSON, or the name of a saved one.</param>
/// <param name="DryRun">Say what would come of it, and keep nothing.</param>
[May(Role.Quality)]
public sealed record ImportRegister(string? Mapping, bool DryRun, [property: JsonIgnore] byte[]? File) : ICommand<ImportReport>
{
    /// <summary>Stands for the file wherever the request is compared with an earlier one.</summary>
    public string? FileHash { get; } = File is null ? null : Convert.ToHexStringLower(SHA256.HashData(File));

    public const string At = "mapping.";

    [JsonIgnore]
    public bool IsSavedMapping => Mapping is not null && !Mapping.TrimStart().StartsWith('{');
}

public sealed class ImportRegisterValidator : IValidator<ImportRegister>
{
    public IEnumerable<Problem> Check(ImportRegister request)
    {
        var form = new FormCheck();
        form.When(request.File is null, "file", "Send the register as a file.");
        form.When(string.IsNullOrWhiteSpace(request.Mapping), "mapping", "Say how the register is read: send a mapping as JSON, or the name of a saved one.");
        if (form.Problems.Count > 0 || request.IsSavedMapping)
        {
            return form.Problems;
        }

        var mapping = ImportMappingView.Read(request.Mapping!, ImportRegister.At);
        return mapping.IsRefused ? mapping.Problems : ImportMappingCheck.Check(mapping.Value!, ImportRegister.At);
    }
}

public sealed class ImportRegisterHandler(ComplaintsDb db, TicketNumbers numbers, RequestScope scope, TimeProvider clock)
    : IRequestHandler<ImportRegister, Answer<ImportReport>>
{
    public async Task<Answer<ImportReport>> Handle(ImportRegister request, CancellationToken cancellationToken)
    {
        var mapping = request.IsSavedMapping ? await Saved(request.Mapping!.Trim(), cancellationToken) : ImportMappingView.Read(request.Mapping!, ImportRegister.At);
        if (mapping.IsRefused)
        {
            return Refused.Form(mapping.Problems);
        }

        var plan = PlanOf(request.File!, mapping.Value!, clock.Now());
        return plan.IsRefused ? Refused.Form(plan.Problems) : await Import(plan.Value!, request.DryRun, cancellationToken);
    }

    internal static Answer<ImportPlan> PlanOf(byte[] file, ImportMappingView mapping, DateTime now)
    {
        var text = ImportText.Decode(file, mapping.Encoding);
        if (text.IsRefused)
        {
            return Refused.Form(text.Problems);
        }

        var table = ImportTable.Read(text.Value!.Text, mapping);
        return table.IsRefused ? Refused.Form(table.Problems) : ImportPlan.For(mapping, table.Value!, now, ImportRegister.At);
    }

    private async Task<Answer<ImportMappingView>> Saved(string name, CancellationToken cancellation) =>
        await db.ImportMappings.AsNoTracking().FirstOrDefaultAsync(mapping => mapping.Name == name, cancellation) is { } saved
            ? ImportMappingView.Read(saved.Json, ImportRegister.At)
            : Refused.Form("mapping", $"There is no saved mapping '{ImportSentences.Short(name)}', and this is no mapping as JSON.");

    private async Task<Answer<ImportReport>> Import(ImportPlan plan, bool dryRun, CancellationToken cancellation)
    {
        var source = plan.Mapping.Name;
        var stores = await db.Stores.AsNoTracking().Select(store => new { store.Code, store.Source, store.Currency }).ToListAsync(cancellation);
        var defects = await db.Defects.AsNoTracking().Select(defect => new { defect.Code, defect.Source, defect.Group }).ToListAsync(cancellation);
        var known = await db.Tickets.AsNoTracking().Where(ticket => ticket.Source == source)
            .Select(ticket => new { ticket.SourceKey, ticket.Number }).ToDictionaryAsync(ticket => ticket.SourceKey!, ticket => ticket.Number, cancellation);

        var reading = ImportReading.Of(plan, known, stores.Where(store => store.Source is null).ToDictionary(store => store.Code, store => store.Currency));
        if (dryRun || reading.Rows.Count == 0)
        {
            return reading.Report(dryRun, null);
        }

        var register = new RegisterEntries(
            source, stores.ToDictionary(store => store.Code, store => store.Source),
            await db.Styles.AsNoTracking().ToDictionaryAsync(style => style.Code, style => style.Source, cancellation),
            defects.ToDictionary(defect => defect.Code, defect => defect.Source),
            defects.Where(defect => defect.Source is null).ToDictionary(defect => defect.Code, defect => defect.Group));
        var numbered = await numbers.Next(reading.Rows.Count, cancellation);

        // Everything here is new and nothing of it changes again, so there is nothing to look for in a hundred thousand rows.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var now = clock.Now();
        db.AddRange(reading.Rows.Select((row, index) => register.TicketOf(row, numbered[index], scope.Actor, now)));
        db.AddRange(register.Brought(plan.Mapping.TimeZone));
        return reading.Report(dryRun, numbered);
    }
}

/// <summary>The stores, styles and defects of a register, and its rows as tickets that name them.</summary>
internal sealed class RegisterEntries(
    string source, IReadOnlyDictionary<string, string?> knownStores, IReadOnlyDictionary<string, string?> knownStyles,
    IReadOnlyDictionary<string, string?> knownDefects, IReadOnlyDictionary<string, string> ownGroups)
{
    private readonly ImportCodes stores = new(source, knownStores);
    private readonly ImportCodes styles = new(source, knownStyles);
    private readonly ImportCodes defects = new(source, knownDefects);
    private readonly Dictionary<string, string> groups = [];

    public Ticket TicketOf(ImportRow row, string number, Actor by, DateTime now)
    {
        var defect = row.Defect is null ? null : defects.Resolve(row.Defect);
        if (defect is not null && row.Problem is not null)
        {
            groups.TryAdd(defect, row.Problem);
        }

        return Ticket.Import(
            number, source, row.Key, stores.Resolve(row.Store), row.Channel, row.Item with { Style = row.Style is null ? null : styles.Resolve(row.Style) },
            defect, row.Problem ?? (defect is null ? null : ownGroups.GetValueOrDefault(defect)), row.Description, row.OpenedAt, row.ClosedAt, row.Outcome, by, now);
    }

    /// <summary>What the register named and nobody knew, once all its rows are tickets.</summary>
    public IEnumerable<object> Brought(string timeZone) =>
    [
        .. stores.Brought.Select(store => new Store(store.Code, store.Name, "", "", "", timeZone, source)),
        .. styles.Brought.Select(style => new Style(style.Code, style.Name, "", [], [], [], source)),
        .. defects.Brought.Select(defect => new Defect(defect.Code, defect.Name, ImportCode.Cut(groups.GetValueOrDefault(defect.Code, source), TextLimits.Code), Severity.Major, source)),
    ];
}
