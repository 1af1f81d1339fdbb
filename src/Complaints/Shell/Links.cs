using System.Globalization;
using Complaints.Processes;
using Complaints.Quality.Fairness;
using Complaints.Tickets;
using Microsoft.AspNetCore.WebUtilities;

namespace Complaints.Shell;

/// <summary>Every address of a page, as a function. No page writes one by hand.</summary>
public static class Links
{
    public const string Home = "/";
    public const string SignIn = "/sign-in";
    public const string SignOut = "/sign-out";
    public const string Language = "/language";
    public const string MakeAdministrator = "/first-start";
    public const string NewTicket = "/tickets/new";
    /// <param name="which">One of several customers at once; null for the first.</param>
    public static string NewTicketFor(string? which) => With(NewTicket, ("for", which));

    public const string Approvals = "/approvals";
    public const string Deputies = "/deputies";
    public const string Coach = "/coach";
    public const string Training = "/training";
    public const string Claimants = "/customers/claims";
    public const string Imports = "/imports";
    public const string Definitions = "/processes/definitions";
    public const string Setup = "/setup";
    public const string LawPacks = "/setup/law";
    public const string NotFound = "/not-found";

    /// <param name="tab">stores, hours, styles, people and the like.</param>
    /// <param name="open">The store, style or person that is looked at.</param>
    public static string SetupAt(string tab, string? open = null, string? q = null) => With(Setup, ("tab", tab), ("open", open), ("q", q));

    public static string Ticket(string number) => $"/tickets/{Uri.EscapeDataString(number)}";

    /// <summary>What the law says about a ticket, two packs side by side.</summary>
    public static string Law(string number, string? packs = null) => With($"/tickets/{Uri.EscapeDataString(number)}/law", ("packs", packs));

    /// <param name="size">a6 or a4.</param>
    /// <param name="culture">The language it is printed in; the customer's when left out.</param>
    public static string Receipt(string number, string? size = null, string? culture = null) => With($"/tickets/{Uri.EscapeDataString(number)}/receipt", ("size", size), ("culture", culture));

    /// <summary>A picture, not a page. Small is at most 480 pixels long.</summary>
    public static string Photo(Guid id, bool small = false) => With($"/photos/{id}", ("size", small ? "small" : null));

    /// <summary>What a customer sees, without signing in.</summary>
    /// <param name="isNew">Just written in: the page says thanks first.</param>
    public static string Track(string code, string? culture = null, bool isNew = false) => With($"/t/{Uri.EscapeDataString(code)}", ("culture", culture), ("new", isNew ? "true" : null));

    /// <summary>Where a customer complains, suggests or praises from home.</summary>
    /// <param name="kiosk">On a tablet of the shop's, one customer after the other.</param>
    /// <param name="label">What stands on the box: its code says it, so that nobody has to type it.</param>
    public static string WriteIn(string store, string? culture = null, bool kiosk = false, string? label = null) =>
        With($"/w/{Uri.EscapeDataString(store)}", ("culture", culture), ("kiosk", kiosk ? "true" : null), ("label", label));

    /// <summary>The sheet for the shop that leads there.</summary>
    public static string Poster(string store) => $"/stores/{Uri.EscapeDataString(store)}/poster";

    /// <summary>The form for pen and paper, for when the server or the power is gone.</summary>
    /// <param name="culture">The language it is printed in; the reader's when left out.</param>
    public static string PaperForm(string store, string? culture = null) => With($"/stores/{Uri.EscapeDataString(store)}/form", ("culture", culture));

    /// <param name="store">A supervisor looks at the whole store.</param>
    public static string MyDay(bool store = false) => store ? "/?of=store" : Home;

    /// <summary>For the parcel in which a repaired pair goes home.</summary>
    public static string Parcel(Guid repair) => $"/repairs/{repair}/label";

    /// <param name="card">The card that is looked at.</param>
    /// <param name="said">In which language: en, de or zh.</param>
    /// <param name="step">Only the cards of one step are listed.</param>
    public static string CoachCard(string? card, string? said = null, string? step = null) => With(Coach, ("card", card), ("in", said), ("step", step)) + (card is null && step is null ? "" : "#cards");

    /// <summary>Where a card of the chain's own is written.</summary>
    public static string NewCoachCard(string? said = null) => With(Coach, ("in", said), ("add", "card")) + "#cards";

    /// <summary>A conversation to practise, as far as it has got.</summary>
    public static string RolePlay(string id, string? said = null) => With($"/training/{Uri.EscapeDataString(id)}", ("said", string.IsNullOrEmpty(said) ? null : said));

    public static string Calls(string? store = null) => With("/calls", ("store", store));

    /// <param name="month">As 2026-11; the running one when left out.</param>
    public static string Budgets(string? month = null) => With("/budgets", ("month", month));

    /// <summary>A file, not a page.</summary>
    public static string LedgerTable(DateOnly? from, DateOnly? to, string format = "csv") => With("/ledger/" + format, ("from", from?.ToString("O", CultureInfo.InvariantCulture)), ("to", to?.ToString("O", CultureInfo.InvariantCulture)));

    public static string Board(string? store = null) => With("/board", ("store", store));

    /// <param name="which">late, today, week, open or settled.</param>
    public static string Promises(string? which = null, string? store = null) => With("/promises", ("which", which), ("store", store));

    /// <summary>Where a ticket shows its promises, repairs and appointments.</summary>
    /// <param name="which">The one that is meant; null for all of them.</param>
    public static string Care(string number, Guid? which = null) => $"{Ticket(number)}#care{(which is { } id ? $"-{id}" : "")}";

    /// <summary>Where a ticket hands over what was granted.</summary>
    public static string Gift(string number, Guid line) => $"{Ticket(number)}#gift-{line}";

    /// <param name="number">The card that is looked at.</param>
    public static string Cards(string? number = null, string? store = null) => With("/cards", ("number", number), ("store", store));

    /// <summary>What the customer takes home.</summary>
    /// <param name="culture">The language it is printed in; the customer's when left out.</param>
    public static string CardSlip(Guid id, string? culture = null) => With($"/cards/{id}/slip", ("culture", culture));

    /// <param name="culture">The language it is printed in; the reader's when left out.</param>
    public static string CareSheet(string style, string? culture = null) => With($"/styles/{Uri.EscapeDataString(style)}/care", ("culture", culture));

    /// <summary>Labels for the boxes of a style.</summary>
    /// <param name="store">To whose page the code leads a customer; to none when left out.</param>
    public static string BoxLabels(string? style = null, string? store = null) => With("/products/labels", ("style", style), ("store", store));

    public static string Liability(string? store = null) => With("/cards/liability", ("store", store));

    /// <summary>A file, not a page.</summary>
    public static string LiabilityFile(string? store = null) => With("/cards/liability.csv", ("store", store));

    public static string Stock(string? store = null) => With("/stock", ("store", store));

    /// <param name="merge">The file of which another one is sought that is the same person's.</param>
    public static string Customers(string? q = null, Guid? merge = null) => With("/customers", ("q", q), ("merge", merge?.ToString()));

    /// <param name="q">What was looked for in vain: the number or name to begin with.</param>
    public static string NewCustomer(string? q = null) => With("/customers/new", ("q", q));

    public static string Customer(Guid id) => $"/customers/{id}";

    /// <summary>Two files side by side, before the second goes into the first.</summary>
    public static string MergeCustomers(Guid kept, Guid merged) => $"/customers/{kept}/merge/{merged}";

    public static string Task(string id) => $"/tasks/{Uri.EscapeDataString(id)}";

    public static string Tickets(ListTickets? filter = null) => filter is null ? "/tickets" : With("/tickets",
        ("status", filter.Status), ("stage", filter.Stage), ("store", filter.Store), ("defect", filter.Defect), ("style", filter.Style), ("batch", filter.Batch),
        ("problem", filter.Problem), ("outcome", filter.Outcome), ("source", filter.Source), ("kind", filter.Kind), ("q", filter.Q), ("from", Day(filter.From)), ("to", Day(filter.To)),
        ("mood", filter.Mood?.ToString(CultureInfo.InvariantCulture)), ("ended", filter.Ended switch { true => "true", false => "false", null => null }),
        ("ageFrom", filter.AgeFrom?.ToString(CultureInfo.InvariantCulture)), ("ageTo", filter.AgeTo?.ToString(CultureInfo.InvariantCulture)),
        ("page", filter.Page > 1 ? filter.Page.ToString(CultureInfo.InvariantCulture) : null));

    public static string Processes(ListProcesses? filter = null) => filter is null ? "/processes" : With("/processes",
        ("definition", filter.Definition), ("status", filter.Status), ("trouble", filter.Trouble == true ? "true" : null), ("ticket", filter.Ticket), ("store", filter.Store),
        ("hash", filter.Hash), ("page", filter.Page > 1 ? filter.Page.ToString(CultureInfo.InvariantCulture) : null));

    /// <summary>A file, not a page.</summary>
    public static string Archive(Guid id) => $"/processes/archives/{id}";

    public static string Process(string id) => $"/processes/{Uri.EscapeDataString(id)}";

    public static string Definition(string hash) => $"/processes/definitions/{Uri.EscapeDataString(hash)}";

    /// <param name="period">4w, 12w, year or all; days given win over it.</param>
    /// <param name="with">A second key to compare with.</param>
    /// <param name="source">A register's name or "all"; our own when left out.</param>
    public static string Quality(
        string? by = null, DateOnly? from = null, DateOnly? to = null, string? interval = null, string? key = null, string? source = null,
        string? period = null, string? with = null) =>
        With("/quality",
            ("by", by), ("period", period), ("from", Day(from)), ("to", Day(to)), ("interval", interval), ("key", key), ("with", with), ("source", source));

    /// <param name="month">2026-11; the one we are in when left out.</param>
    /// <param name="of">The row whose tickets are shown: store:T01.</param>
    public static string Fairness(string? month = null, int months = ShowFairness.UsualMonths, string? of = null) => With("/quality/fairness", ("month", month), ("months", months != ShowFairness.UsualMonths ? months.ToString(CultureInfo.InvariantCulture) : null), ("of", of));

    /// <summary>The same as a table for other programs: a file, not a page.</summary>
    public static string FairnessTable(string? month = null, int months = ShowFairness.UsualMonths) => With("/quality/fairness.csv", ("month", month), ("months", months != ShowFairness.UsualMonths ? months.ToString(CultureInfo.InvariantCulture) : null));

    /// <summary>Only to a page of our own: a foreign address in the link must not get a signed-in visitor. Escaped, because it goes into a header.</summary>
    public static string? Own(string? url) =>
        IsPath(url) && Uri.TryCreate(new Uri("http://here"), url, out var page) && page.Host == "here" && IsPath(page.PathAndQuery) ? page.PathAndQuery : null;

    /// <summary>Looked at before and after the dots are folded: "/..//elsewhere" is "//elsewhere", which is another host.</summary>
    private static bool IsPath(string? url) => url is "/" or ['/', not ('/' or '\\'), ..] && !url.Any(char.IsControl);

    private static string With(string path, params (string Name, string? Value)[] query) =>
        QueryHelpers.AddQueryString(path, query.Where(pair => !string.IsNullOrEmpty(pair.Value)).ToDictionary(pair => pair.Name, pair => pair.Value));

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
