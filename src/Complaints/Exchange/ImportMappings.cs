using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Exchange;

/// <summary>The saved ways to read registers, by name.</summary>
[May(Role.Quality)]
public sealed record ListImportMappings : IQuery<IReadOnlyList<SavedMapping>>;

public sealed record SavedMapping(string Name, DateTime SavedAt, string SavedBy);

public sealed class ListImportMappingsHandler(ComplaintsDb db) : IRequestHandler<ListImportMappings, Answer<IReadOnlyList<SavedMapping>>>
{
    public async Task<Answer<IReadOnlyList<SavedMapping>>> Handle(ListImportMappings request, CancellationToken cancellationToken) =>
        await db.ImportMappings.AsNoTracking().OrderBy(mapping => mapping.Name)
            .Select(mapping => new SavedMapping(mapping.Name, mapping.SavedAt, mapping.SavedBy)).ToListAsync(cancellationToken);
}

[May(Role.Quality)]
public sealed record ShowImportMapping(string Name) : IQuery<ImportMappingView>;

public sealed class ShowImportMappingHandler(ComplaintsDb db) : IRequestHandler<ShowImportMapping, Answer<ImportMappingView>>
{
    public async Task<Answer<ImportMappingView>> Handle(ShowImportMapping request, CancellationToken cancellationToken) =>
        await db.ImportMappings.AsNoTracking().FirstOrDefaultAsync(mapping => mapping.Name == request.Name, cancellationToken) is { } saved
            ? ImportMappingView.Read(saved.Json, "")
            : Refused.NotFound("name", $"There is no saved mapping '{ImportSentences.Short(request.Name)}'.");
}

/// <summary>Keeps a mapping for the next file of the same register; one of the same name is replaced.</summary>
/// <param name="Mapping">As JSON; its name may be left out.</param>
[May(Role.Quality)]
public sealed record SaveImportMapping(string Name, string Mapping) : ICommand<ImportMappingView>
{
    internal Answer<ImportMappingView> Read()
    {
        var mapping = ImportMappingView.Read(Mapping, "");
        return mapping.Value is { Name: "" } nameless ? nameless with { Name = Name } : mapping;
    }
}

public sealed class SaveImportMappingValidator : IValidator<SaveImportMapping>
{
    public IEnumerable<Problem> Check(SaveImportMapping request)
    {
        var mapping = request.Read();
        if (mapping.IsRefused)
        {
            return mapping.Problems;
        }

        var form = new FormCheck();
        form.When(mapping.Value!.Name != request.Name, "name", $"The mapping calls itself '{ImportSentences.Short(mapping.Value.Name)}', but is to be saved as '{ImportSentences.Short(request.Name)}'.");
        return [.. form.Problems, .. ImportMappingCheck.Check(mapping.Value, "")];
    }
}

public sealed class SaveImportMappingHandler(ComplaintsDb db, RequestScope scope, TimeProvider clock) : IRequestHandler<SaveImportMapping, Answer<ImportMappingView>>
{
    public async Task<Answer<ImportMappingView>> Handle(SaveImportMapping request, CancellationToken cancellationToken)
    {
        var mapping = request.Read().Value!;
        if (await db.ImportMappings.FirstOrDefaultAsync(saved => saved.Name == request.Name, cancellationToken) is { } known)
        {
            known.Save(mapping.ToJson(), clock.Now(), scope.Actor.Name);
        }
        else
        {
            db.Add(new ImportMapping(request.Name, mapping.ToJson(), clock.Now(), scope.Actor.Name));
        }

        return mapping;
    }
}
