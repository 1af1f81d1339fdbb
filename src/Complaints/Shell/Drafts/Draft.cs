using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Shell.Drafts;

/// <summary>What one person has typed into one form and not saved yet. Nobody else ever sees it.</summary>
public sealed class Draft
{
    private Draft()
    {
    }

    public Draft(Guid personId, string form, string key, DateTime now)
    {
        PersonId = personId;
        Form = form;
        Key = key;
        (TicketNumber, TaskId) = PlaceOf(form);
        (StartedAt, UpdatedAt) = (now, now);
    }

    public Guid PersonId { get; private set; }

    /// <summary>
    /// Which form: <c>open-ticket</c> or <c>open-ticket:WHICH</c>, <c>stage:TICKET:TASK</c>, <c>task:TICKET:TASK</c>, <c>care:TICKET:WHAT</c>,
    /// <c>approval:ID:WHAT</c>, <c>customer:ID:WHAT</c>, <c>new-customer</c> or <c>new-customer:WHICH</c>, <c>page:WHAT</c> or <c>page:WHAT:WHICH</c>.
    /// </summary>
    public string Form { get; private set; } = "";

    /// <summary>The idempotency key under which the form will be saved, whichever device presses the button and how often.</summary>
    public string Key { get; private set; } = "";

    public string? TicketNumber { get; private set; }

    public string? TaskId { get; private set; }

    /// <summary>Counts changes from 1. Each field remembers the one that wrote it.</summary>
    public int Version { get; private set; }

    public DateTime StartedAt { get; private set; }

    public DateTime UpdatedAt { get; private set; }

    /// <summary>Fields by name, as JSON; see <see cref="DraftField"/>.</summary>
    public string Json { get; private set; } = "{}";

    public IReadOnlyDictionary<string, DraftField> Fields => Read();

    /// <summary>Takes what a device typed. What another device typed into the same field unseen by this one is kept beside it.</summary>
    /// <param name="seen">The version this device had seen when it was typed.</param>
    /// <param name="settled">Fields for which the person has chosen between two texts.</param>
    internal void Write(string device, int seen, IReadOnlyDictionary<string, string?> values, IReadOnlyList<string> settled, DateTime now)
    {
        var fields = Read();
        Version++;
        UpdatedAt = now;
        foreach (var name in settled.Where(fields.ContainsKey))
        {
            fields[name] = fields[name] with { Other = null };
        }

        foreach (var (name, typed) in values)
        {
            var before = fields.GetValueOrDefault(name);
            var value = typed ?? "";
            if (before?.Value == value)
            {
                continue;
            }

            var unseen = before is not null && before.Device != device && before.Version > seen && !settled.Contains(name) && !string.IsNullOrWhiteSpace(before.Value);
            fields[name] = new DraftField(value, Version, device, unseen ? before!.Value : before?.Other);
        }

        Json = JsonSerializer.Serialize(fields, Shell.Json.Options);
    }

    /// <summary>Its form was saved: what was in it is no draft any more, and what comes now goes under a key of its own.</summary>
    internal void BeginAgain(string key, DateTime now) => (Key, Json, StartedAt) = (key, "{}", now);

    internal bool IsTooLong => Encoding.UTF8.GetByteCount(Json) > DraftTable.MostBytes;

    private Dictionary<string, DraftField> Read() => JsonSerializer.Deserialize<Dictionary<string, DraftField>>(Json, Shell.Json.Options)!;

    internal static (string? Ticket, string? Task) PlaceOf(string form) => form.Split(':') switch
    {
        ["stage", var ticket, var task] => (ticket, task),
        ["task", var ticket, var task] => (ticket, task),
        _ => (null, null),
    };

    /// <summary>Whether a form of this program is named so; whether there is such a task is another question.</summary>
    public static bool IsForm(string form) => BelongsToNothing(form) || PlaceOf(form) is (not null, not null) || TicketOfCare(form) is not null || SubjectOf(form) is not null;

    public const string OpenTicket = "open-ticket";

    /// <param name="which">Two customers may be there at once, each with a form of their own; null for the first.</param>
    public static string OfOpening(string? which) => string.IsNullOrEmpty(which) ? OpenTicket : $"{OpenTicket}:{which}";

    /// <summary>The other way round.</summary>
    internal static string? WhichOpening(string form) => form == OpenTicket ? null : form[(OpenTicket.Length + 1)..];

    internal static bool IsOpening(string form) =>
        form == OpenTicket || form.Split(':') is [OpenTicket, { Length: > 0 and <= 20 } which] && which.All(char.IsAsciiLetterOrDigit);

    /// <summary>Somebody or something is begun with it, or it is a page's own: there is nothing that it could belong to.</summary>
    internal static bool BelongsToNothing(string form) =>
        IsOpening(form) || form == NewCustomer || (form.Split(':') is [NewCustomer, var which] && IsWord(which)) || IsOfPage(form);

    /// <summary>What is written down beside the steps of a ticket: a promise, a repair, a withdrawal, a record of abuse.</summary>
    public static string OfCare(string ticket, string what) => $"{Care}:{ticket}:{what}";

    internal static string? TicketOfCare(string form) => form.Split(':') is [Care, { Length: > 0 } ticket, var what] && IsWord(what) ? ticket : null;

    internal const string Care = "care", Approval = "approval", Customer = "customer", NewCustomer = "new-customer", Page = "page";

    /// <summary>Whoever decides in somebody's stead may be of another store than the ticket.</summary>
    public static string OfApproval(Guid approval, string what) => $"{Approval}:{approval}:{what}";

    public static string OfCustomer(Guid customer, string what) => $"{Customer}:{customer}:{what}";

    /// <param name="looked">What was looked for and not found. Each has a form of its own, so that two customers do not become one.</param>
    public static string OfNewCustomer(string? looked) => string.IsNullOrWhiteSpace(looked)
        ? NewCustomer
        : $"{NewCustomer}:{Short(looked.Trim())}";

    /// <summary>A form of a page or of a list, such as a count of stock or a store of the chain. Whether what it names exists is asked when it is sent.</summary>
    /// <param name="what">The form: letters, digits and hyphens.</param>
    /// <param name="which">The row it is about, in any signs; null where the page has one such form.</param>
    public static string OfPage(string what, string? which = null) => string.IsNullOrEmpty(which) ? $"{Page}:{what}" : $"{Page}:{what}:{Short(which)}";

    private static bool IsOfPage(string form) => form.Split(':') switch
    {
        [Page, var what] => IsWord(what),
        [Page, var what, var which] => IsWord(what) && IsWord(which),
        _ => false,
    };

    private static string Short(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..20];

    /// <summary>What a form of <see cref="OfApproval"/> or <see cref="OfCustomer"/> is about.</summary>
    internal static (string Kind, Guid Id)? SubjectOf(string form) =>
        form.Split(':') is [(Approval or Customer) and var kind, var id, var what] && Guid.TryParseExact(id, "D", out var subject) && IsWord(what) ? (kind, subject) : null;

    private static bool IsWord(string text) => text.Length is > 0 and <= 60 && text.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '-');

    public static string OfStage(string ticket, string task) => $"stage:{ticket}:{task}";

    /// <summary>Stands for the ticket of a task that has none.</summary>
    public const string NoTicket = "none";

    public static string OfTask(string? ticket, string task) => $"task:{ticket ?? NoTicket}:{task}";
}

/// <summary>One field of a draft.</summary>
/// <param name="Value">As the browser holds it; "true" or empty for a box to tick.</param>
/// <param name="Version">The draft's version that wrote it.</param>
/// <param name="Other">What was typed on another device at the same time, until the person chooses; null in the usual case.</param>
public sealed record DraftField(string Value, int Version, string Device, string? Other = null)
{
    /// <summary>All that was typed, wherever.</summary>
    [JsonIgnore]
    public string Together => string.IsNullOrWhiteSpace(Other) ? Value : $"{Value}\n{Other}";
}

public sealed class DraftTable : IEntityTypeConfiguration<Draft>
{
    public const int FormLength = 120;
    public const int KeyLength = 80;
    public const int MostBytes = 64 * 1024;

    /// <summary>Of one person. More forms than anybody has open; the one left alone longest makes room.</summary>
    public const int MostOfAPerson = 100;

    /// <summary>How long a draft is kept that nobody goes on with.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>How long it is kept when its task is done without it: time enough to see both texts.</summary>
    public static readonly TimeSpan KeptWhenDone = TimeSpan.FromDays(1);

    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.HasKey(draft => new { draft.PersonId, draft.Form });
        builder.Property(draft => draft.Form).HasMaxLength(FormLength);
        builder.Property(draft => draft.Key).HasMaxLength(KeyLength);
        builder.Property(draft => draft.TicketNumber).HasMaxLength(FormLength);
        builder.Property(draft => draft.TaskId).HasMaxLength(FormLength);
        builder.Property(draft => draft.Version).IsConcurrencyToken();
        builder.Ignore(draft => draft.Fields);
        builder.Ignore(draft => draft.IsTooLong);
        builder.HasIndex(draft => new { draft.PersonId, draft.Key });
        builder.HasIndex(draft => new { draft.PersonId, draft.TicketNumber });
        builder.HasIndex(draft => draft.UpdatedAt);
    }
}
