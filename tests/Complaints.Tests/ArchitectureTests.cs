using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Complaints.Access;
using Complaints.Data;
using Complaints.Shell;
using Complaints.Tickets;
using Complaints.Workflow;
using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Complaints.Tests;

/// <summary>The rules of the house. Each test names the offenders.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly Assembly App = typeof(Program).Assembly;

    private static readonly IReadOnlyList<Type> Types = [.. App.GetTypes().Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute)))];

    private static readonly IReadOnlyList<Type> RequestTypes =
        [.. Types.Where(type => type is { IsAbstract: false } && Closing(type, typeof(IRequest<>)).Any())];

    private static readonly IReadOnlyList<Type> Handlers =
        [.. Types.Where(type => type is { IsAbstract: false } && Closing(type, typeof(IRequestHandler<,>)).Any())];

    private static readonly IReadOnlyList<Type> Components =
        [.. Types.Where(type => type is { IsAbstract: false } && typeof(IComponent).IsAssignableFrom(type))];

    [Fact]
    public void Engine_knows_the_base_library_and_the_script_engine_only()
    {
        var foreign = typeof(WorkflowEngine).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && name is not ("Jint" or "jint" or "netstandard" or "mscorlib"));

        Assert.Empty(foreign);
    }

    [Fact]
    public void Every_request_has_a_handler_named_after_it_beside_it()
    {
        var lonely = RequestTypes.Where(request =>
            Handlers.SingleOrDefault(handler => Closing(handler, typeof(IRequestHandler<,>)).Any(contract => contract.GetGenericArguments()[0] == request))
                is not { } own || own.Name != request.Name + "Handler" || own.Namespace != request.Namespace);

        Assert.NotEmpty(RequestTypes);
        Assert.Empty(Names(lonely));
    }

    [Fact]
    public async Task Every_handler_can_be_made()
    {
        await using var app = await Support.ComplaintsApp.Start();
        await using var scope = app.Services.CreateAsyncScope();
        var contracts = Handlers.SelectMany(handler => handler.GetInterfaces().Where(contract => Is(contract, typeof(IRequestHandler<,>))));

        Assert.All(contracts, contract => Assert.NotNull(scope.ServiceProvider.GetService(contract)));
    }

    [Fact]
    public void Every_request_either_changes_or_reads()
    {
        Assert.Empty(Names(RequestTypes.Where(request => IsCommand(request) == Closing(request, typeof(IQuery<>)).Any())));
    }

    [Fact]
    public void Every_request_says_who_may()
    {
        Assert.Empty(Names(RequestTypes.Where(request => request.GetCustomAttribute<MayAttribute>() is null)));
    }

    [Fact]
    public void Every_command_is_checked_before_it_is_done()
    {
        var validated = Types.SelectMany(type => Closing(type, typeof(IValidator<>))).Select(contract => contract.GetGenericArguments()[0]).ToHashSet();

        Assert.Empty(Names(RequestTypes.Where(request => IsCommand(request) && !validated.Contains(request))));
    }

    [Fact]
    public void Quality_may_send_no_command_of_the_tickets()
    {
        var open = RequestTypes.Where(request => IsCommand(request) && request.GetCustomAttribute<MayAttribute>()!.Roles.Contains(Role.Quality))
            .Where(request => request.Namespace is "Complaints.Tickets" or "Complaints.Stages" or "Complaints.Compensation");

        Assert.Empty(Names(open));
    }

    [Fact]
    public void Pages_reach_the_data_through_the_one_door_only()
    {
        Type[] forbidden = [typeof(DbContext), typeof(IMediator), typeof(IServiceProvider), typeof(IServiceScopeFactory)];
        var offenders = Components.Where(component => component.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Any(property => property.IsDefined(typeof(InjectAttribute)) && forbidden.Any(type => type.IsAssignableFrom(property.PropertyType))));

        Assert.NotEmpty(Components);
        Assert.Empty(Names(offenders));
    }

    [Fact]
    public void Handlers_depend_neither_on_the_door_nor_on_each_other()
    {
        var offenders = Handlers.Where(handler => Dependencies(handler).Any(type =>
            type == typeof(Requests) || typeof(IMediator).IsAssignableFrom(type) || Handlers.Contains(type) || Closing(type, typeof(IRequestHandler<,>)).Any()));

        Assert.Empty(Names(offenders));
    }

    [Fact]
    public void Nothing_points_at_a_page()
    {
        var offenders = Types.Where(type => !typeof(IComponent).IsAssignableFrom(type) && type.DeclaringType is null && !type.Name.Contains("Component", StringComparison.Ordinal))
            .Where(type => Dependencies(type).Any(Components.Contains));

        Assert.Empty(Names(offenders));
    }

    [Fact]
    public void Entities_change_by_their_own_methods_only()
    {
        var entities = typeof(ComplaintsDb).GetProperties().Where(property => Is(property.PropertyType, typeof(DbSet<>)))
            .Select(property => property.PropertyType.GetGenericArguments()[0]).Where(type => type.Assembly == App).ToList();
        var offenders = entities.SelectMany(entity => entity.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(property => property.SetMethod is { IsPublic: true } setter && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)))
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}");

        Assert.Contains(typeof(Ticket), entities);
        Assert.Empty(offenders);
    }

    [Fact]
    public void Nothing_asks_the_machine_for_the_time()
    {
        var offenders = from file in SourceFiles("*.cs", "*.razor")
                        where !file.EndsWith(Path.Combine("Shell", "Clock.cs"), StringComparison.Ordinal)
                        from line in File.ReadLines(file).Select((text, index) => (text, number: index + 1))
                        where MachineTime().IsMatch(line.text)
                        select $"{Relative(file)}:{line.number}: {line.text.Trim()}";

        Assert.Empty(offenders);
    }

    /// <summary>What a page writes into the head is gone for a moment while it turns live.</summary>
    [Fact]
    public void Every_style_sheet_is_linked_by_App_and_styles_come_from_nowhere_else()
    {
        var app = File.ReadAllText(SourceFiles("App.razor").Single());
        var offenders = from file in SourceFiles("*.razor")
                        let source = File.ReadAllText(file)
                        where Path.GetFileName(file) != "App.razor" && (source.Contains("stylesheet", StringComparison.Ordinal) || source.Contains("<style", StringComparison.Ordinal))
                        select Relative(file);

        Assert.Empty(offenders);
        Assert.Empty(SourceFiles("*.css").Where(sheet => !app.Contains($"\"{Path.GetFileNameWithoutExtension(sheet)}\"", StringComparison.Ordinal)).Select(Relative));
    }

    [Fact]
    public void Every_text_that_a_page_asks_for_is_there()
    {
        var missing = new List<string>();
        foreach (var file in SourceFiles("*.razor"))
        {
            var source = File.ReadAllText(file);
            foreach (var (variable, keys) in Localizers(file, source))
            {
                missing.AddRange(Regex.Matches(source, $@"(?<![\w.]){variable}\[""(?<key>[^""]+)""(?<more>\s*\+)?").Where(match => !match.Groups["more"].Success)
                    .Select(match => match.Groups["key"].Value).Distinct().Where(key => !keys.Contains(key)).Select(key => $"{Relative(file)}: {key}"));
            }
        }

        Assert.Empty(missing);
    }

    [Fact]
    public void Every_language_has_the_same_texts()
    {
        var offenders = from neutral in SourceFiles("*.resx")
                        where Path.GetFileNameWithoutExtension(neutral) is var name && !name.Contains('.', StringComparison.Ordinal) && name != "Sentences" // English is the key: see SentenceTests
                        from translated in Directory.GetFiles(Path.GetDirectoryName(neutral)!, Path.GetFileNameWithoutExtension(neutral) + ".*.resx")
                        let there = KeysOf(neutral)
                        let here = KeysOf(translated)
                        from key in there.Except(here).Select(key => "lacks " + key).Concat(here.Except(there).Select(key => "has alone " + key))
                        select $"{Relative(translated)} {key}";

        Assert.Empty(offenders);
    }

    [Fact]
    public void Every_link_leads_to_a_page()
    {
        var pages = Components.SelectMany(component => component.GetCustomAttributes<RouteAttribute>()).Select(route => new TemplateMatcher(TemplateParser.Parse(route.Template), [])).ToList();
        var lost = typeof(Links).GetMembers(BindingFlags.Static | BindingFlags.Public).Select(member => (member.Name, Address: AddressOf(member)))
            .Where(link => !NoPages.Contains(link.Name) && link.Address is not null)
            .Where(link => !pages.Any(page => page.TryMatch(link.Address!.Split('?')[0], [])))
            .Select(link => $"{link.Name}: {link.Address}");

        Assert.Empty(lost);
    }

    [Fact]
    public void Every_page_writes_its_links_with_the_functions()
    {
        var offenders = from file in SourceFiles("*.razor")
                        from line in File.ReadLines(file).Select((text, index) => (text, number: index + 1))
                        where HandWrittenLink().IsMatch(line.text)
                        select $"{Relative(file)}:{line.number}: {line.text.Trim()}";

        Assert.Empty(offenders);
    }

    /// <summary>Bad Wi-Fi loses nothing that somebody wrote: see Shell/Drafts/DraftForm.razor.</summary>
    [Fact]
    public void Whatever_is_typed_is_kept_as_a_draft()
    {
        var boxes = (from file in SourceFiles("*.razor")
                     let source = File.ReadAllText(file)
                     from box in TypedField().Matches(source)
                     where !IsInDraftedForm(source, box.Index)
                     let name = Path.GetFileName(file)
                     select (File: name, Field: $"{name}#{box.Groups["id"].Value}")).Distinct().ToList();

        Assert.Empty(boxes.Where(box => !WithoutDraft.ContainsKey(box.File) && !WithoutDraft.ContainsKey(box.Field)).Select(box => box.Field));
        Assert.All(WithoutDraft.Keys, kept => Assert.Contains(boxes, box => kept == box.File || kept == box.Field));
    }

    /// <summary>Fields without a draft of their own, and why: all of a file, or one by its id.</summary>
    private static readonly IReadOnlyDictionary<string, string> WithoutDraft = new Dictionary<string, string>
    {
        ["WriteInPage.razor"] = "nobody is signed in: writein.js keeps it on the customer's own device",
        ["StageField.razor"] = "a part of StageForm and TaskAnswer, which have one",
        ["CustomerDetailsFields.razor"] = "a part of the forms for a customer, which have one",
        ["CardFields.razor"] = "a part of CardEditor and NewCardForm, which have one",
        ["WearHelper.razor"] = "a part of StageForm, which has one",
        ["CompensationPicker.razor"] = "a part of StageForm, which has one",
        ["AboutWhom.razor"] = "a part of OpenTicketPage, which has one",
        ["ArticleFields.razor"] = "a part of OpenTicketPage and CorrectArticleForm, which have one",
        ["CustomerFields.razor"] = "a part of OpenTicketPage and NameCustomerForm, which have one",
        ["ScanField.razor"] = "looks up what is scanned: what it finds goes into fields that are kept",
        ["PackForm.razor"] = "pasted from a file, longer than a draft may be: asks before it is left",
        ["PublishForm.razor"] = "pasted from a file, longer than a draft may be: asks before it is left",
        ["ImportFileForm.razor"] = "fits one file, which has to be chosen anew; saved under a name, and asks before it is left",
        ["ImportColumnsForm.razor"] = "fits one file, which has to be chosen anew; saved under a name, and asks before it is left",
        ["ImportValuesForm.razor"] = "fits one file, which has to be chosen anew; saved under a name, and asks before it is left",
        ["SensitiveCard.razor"] = "shown to few and for a moment: no copy of it may lie about",
        ["PersonCard.razor#label"] = "makes a key that is shown once: no answer with it may be written down",
        ["SignInPage.razor"] = "nobody is signed in",
        ["FirstStartPage.razor"] = "nobody is signed in",
        ["CardsPage.razor#number"] = "looks up a card, and stands in the address then",
        ["CareSheetFinder.razor"] = "looks up a sheet",
        ["BoxLabelsPage.razor"] = "chooses what is printed, and stands in the address then",
        ["BudgetsPage.razor"] = "chooses the month that is shown",
        ["FairnessPage.razor#month"] = "chooses the month that is shown",
        ["QualityFilters.razor"] = "chooses the days that are shown",
        ["ProcessStart.razor"] = "asks before it is left; written at a desk",
    };

    /// <summary>The form around a place in the source is one that keeps what is typed, or is marked as one.</summary>
    private static bool IsInDraftedForm(string source, int at)
    {
        var (drafted, plain) = (source.LastIndexOf("<DraftForm", at, StringComparison.Ordinal), source.LastIndexOf("<form", at, StringComparison.Ordinal));
        return drafted > plain
            ? source.IndexOf("</DraftForm>", drafted, StringComparison.Ordinal) > at
            : plain >= 0 && source.IndexOf("</form>", plain, StringComparison.Ordinal) > at && source[plain..at].Contains("<DraftBar", StringComparison.Ordinal);
    }

    /// <summary>Searches, files and passwords are not kept; what is ticked or chosen stands beside what is typed.</summary>
    [GeneratedRegex("""<(textarea|input)\b(?![^>]*(\sreadonly|type="(hidden|search|file|checkbox|radio|password|submit)"))([^>]*?\sid="(?<id>[^"@]+)")?""", RegexOptions.ExplicitCapture)]
    private static partial Regex TypedField();

    /// <summary>Signing out and the language are targets of forms, photos and tables are files.</summary>
    private static readonly string[] NoPages = [nameof(Links.SignOut), nameof(Links.Language), nameof(Links.Photo), nameof(Links.FairnessTable), nameof(Links.LiabilityFile), nameof(Links.LedgerTable), nameof(Links.Archive)];

    [GeneratedRegex(@"\b(DateTime|DateTimeOffset)\.(Now|UtcNow|Today)\b")]
    private static partial Regex MachineTime();

    [GeneratedRegex("""(href|NavigateTo)\s*[=(]\s*\$?"/[a-z]""")]
    private static partial Regex HandWrittenLink();

    /// <summary>The localizers that a page has, by the name of their variable: its own and those every page imports.</summary>
    private static IEnumerable<(string Variable, HashSet<string> Keys)> Localizers(string file, string source) =>
        from match in Regex.Matches(source + File.ReadAllText(Path.Combine(Source, "_Imports.razor")), @"@inject\s+IStringLocalizer<(?<type>\w+)>\s+(?<variable>\w+)")
        let resources = SourceFiles(match.Groups["type"].Value + ".resx").ToList()
        select (match.Groups["variable"].Value, resources.SelectMany(KeysOf).ToHashSet());

    private static HashSet<string> KeysOf(string resx) => [.. XDocument.Load(resx).Root!.Elements("data").Select(data => data.Attribute("name")!.Value)];

    /// <summary>What the link is with every parameter filled in; null when it is none.</summary>
    private static string? AddressOf(MemberInfo member) => member switch
    {
        FieldInfo { IsLiteral: true } constant => constant.GetRawConstantValue() as string,
        MethodInfo method when method.ReturnType == typeof(string) && !method.IsSpecialName => (string?)method.Invoke(null, [.. method.GetParameters().Select(parameter =>
            parameter.HasDefaultValue ? parameter.DefaultValue : parameter.ParameterType == typeof(string) ? "C26-000001" : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null)]),
        _ => null,
    };

    private static bool IsCommand(Type request) => Closing(request, typeof(ICommand<>)).Any();

    private static IEnumerable<Type> Dependencies(Type type) => type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.ParameterType);

    private static IEnumerable<Type> Closing(Type type, Type contract) => type.GetInterfaces().Prepend(type).Where(candidate => Is(candidate, contract));

    private static bool Is(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;

    private static IEnumerable<string> Names(IEnumerable<Type> types) => types.Select(type => type.FullName!).Order(StringComparer.Ordinal);

    private static string Source { get; } = Path.Combine(FolderOf(), "..", "..", "src", "Complaints");

    private static IEnumerable<string> SourceFiles(params string[] patterns) => patterns
        .SelectMany(pattern => Directory.EnumerateFiles(Path.Combine(Source, ".."), pattern, SearchOption.AllDirectories))
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static string Relative(string file) => Path.GetRelativePath(Path.Combine(Source, ".."), file);

    private static string FolderOf([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
