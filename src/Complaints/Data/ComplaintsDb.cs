using System.Data.Common;
using Complaints.Access;
using Complaints.Care;
using Complaints.Compensation;
using Complaints.Compensation.Advice;
using Complaints.Compensation.Books;
using Complaints.Compensation.Deputies;
using Complaints.Customers;
using Complaints.Exchange;
using Complaints.Gifts;
using Complaints.Law;
using Complaints.Photos;
using Complaints.Processes;
using Complaints.Processes.Retention;
using Complaints.Products;
using Complaints.Shell.Drafts;
using Complaints.Stages;
using Complaints.Tickets;
using Complaints.Tickets.Search;
using Complaints.Training;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Complaints.Data;

/// <summary>Everything that is kept. One class for both databases; the derived ones only hold what differs.</summary>
public abstract class ComplaintsDb(DbContextOptions options) : IdentityUserContext<Person, Guid>(options)
{
    public DbSet<Ticket> Tickets => Set<Ticket>();

    public DbSet<StageVisit> StageVisits => Set<StageVisit>();

    public DbSet<CompensationLine> CompensationLines => Set<CompensationLine>();

    public DbSet<LedgerEntry> LedgerEntries => Set<LedgerEntry>();

    public DbSet<LimitRule> LimitRules => Set<LimitRule>();

    public DbSet<StoreBudget> StoreBudgets => Set<StoreBudget>();

    public DbSet<LedgerCheck> LedgerChecks => Set<LedgerCheck>();

    public DbSet<Turn> Turns => Set<Turn>();

    public DbSet<Approval> Approvals => Set<Approval>();

    public DbSet<ClaimantReview> ClaimantReviews => Set<ClaimantReview>();

    public DbSet<ApprovalQuestion> ApprovalQuestions => Set<ApprovalQuestion>();

    public DbSet<Deputy> Deputies => Set<Deputy>();

    public DbSet<Fact> Facts => Set<Fact>();

    public DbSet<Photo> Photos => Set<Photo>();

    public DbSet<PhotoMark> PhotoMarks => Set<PhotoMark>();

    public DbSet<PracticeResult> PracticeResults => Set<PracticeResult>();

    public DbSet<ShiftTick> ShiftTicks => Set<ShiftTick>();

    public DbSet<Signature> Signatures => Set<Signature>();

    public DbSet<SecondOpinion> SecondOpinions => Set<SecondOpinion>();

    public DbSet<AbuseRecord> AbuseRecords => Set<AbuseRecord>();

    public DbSet<Customer> Customers => Set<Customer>();

    public DbSet<Purchase> Purchases => Set<Purchase>();

    public DbSet<CustomerConsent> CustomerConsents => Set<CustomerConsent>();

    public DbSet<CustomerCard> CustomerCards => Set<CustomerCard>();

    public DbSet<CustomerNote> CustomerNotes => Set<CustomerNote>();

    public DbSet<CustomerChange> CustomerChanges => Set<CustomerChange>();

    public DbSet<CustomerMerge> CustomerMerges => Set<CustomerMerge>();

    public DbSet<SensitiveField> SensitiveFields => Set<SensitiveField>();

    public DbSet<SensitiveLook> SensitiveLooks => Set<SensitiveLook>();

    public DbSet<SearchText> SearchTexts => Set<SearchText>();

    public DbSet<Store> Stores => Set<Store>();

    public DbSet<Style> Styles => Set<Style>();

    public DbSet<ArticleNumber> ArticleNumbers => Set<ArticleNumber>();

    public DbSet<Defect> Defects => Set<Defect>();

    public DbSet<LawPackVersion> LawPackVersions => Set<LawPackVersion>();

    public DbSet<CompensationKind> CompensationKinds => Set<CompensationKind>();

    public DbSet<Card> Cards => Set<Card>();

    public DbSet<CardRedemption> CardRedemptions => Set<CardRedemption>();

    public DbSet<GiftHandOver> GiftHandOvers => Set<GiftHandOver>();

    public DbSet<StockItem> StockItems => Set<StockItem>();

    public DbSet<StockMove> StockMoves => Set<StockMove>();

    public DbSet<ProcessInstance> ProcessInstances => Set<ProcessInstance>();

    public DbSet<DefinitionVersion> DefinitionVersions => Set<DefinitionVersion>();

    public DbSet<ProcessFile> ProcessFiles => Set<ProcessFile>();

    public DbSet<ProcessIncident> ProcessIncidents => Set<ProcessIncident>();

    public DbSet<WorkItem> WorkItems => Set<WorkItem>();

    public DbSet<ProcessTimer> ProcessTimers => Set<ProcessTimer>();

    public DbSet<ProcessTrigger> ProcessTriggers => Set<ProcessTrigger>();

    public DbSet<TaskEvent> TaskEvents => Set<TaskEvent>();

    public DbSet<ClockPause> Pauses => Set<ClockPause>();

    public DbSet<Promise> Promises => Set<Promise>();

    public DbSet<RepairOrder> RepairOrders => Set<RepairOrder>();

    public DbSet<Appointment> Appointments => Set<Appointment>();

    public DbSet<Workshop> Workshops => Set<Workshop>();

    public DbSet<CoachEdit> CoachEdits => Set<CoachEdit>();

    public DbSet<LateWakeUp> LateWakeUps => Set<LateWakeUp>();

    public DbSet<JournalRow> Journal => Set<JournalRow>();

    public DbSet<RetentionRule> RetentionRules => Set<RetentionRule>();

    public DbSet<ProcessArchive> ProcessArchives => Set<ProcessArchive>();

    public DbSet<ArchivedProcess> ArchivedProcesses => Set<ArchivedProcess>();

    public DbSet<ArchiveLook> ArchiveLooks => Set<ArchiveLook>();

    public DbSet<IdempotencyRecord> IdempotencyRecords => Set<IdempotencyRecord>();

    public DbSet<Draft> Drafts => Set<Draft>();

    public DbSet<ImportMapping> ImportMappings => Set<ImportMapping>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<Counter> Counters => Set<Counter>();

    /// <summary>Whether the database refused a second row with the same key.</summary>
    public abstract bool IsUniqueViolation(DbUpdateException problem);

    /// <summary>
    /// Whether the database took back all that this transaction did, to let others through: a deadlock, a lock not had in time.
    /// Done again it may succeed. A broken connection is none of these: nobody knows what became of its last commit.
    /// </summary>
    public bool GaveWay(Exception problem) => problem is DbException database && IsGivingWay(database) || (problem.InnerException is { } cause && GaveWay(cause));

    protected abstract bool IsGivingWay(DbException problem);

    /// <summary>Lets only one server at a time prepare the database; the others wait until <paramref name="work"/> is done.</summary>
    public virtual Task Alone(Func<Task> work) => work();

    /// <summary>For what takes more than one save: all of it is kept, or nothing when <paramref name="work"/> says no.</summary>
    public virtual async Task<bool> Together(Func<Task<bool>> work, CancellationToken cancellation)
    {
        await using var transaction = await Database.BeginTransactionAsync(cancellation);
        if (!await work())
        {
            return false;
        }

        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>What is searched is saved together with what is written.</summary>
    public sealed override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        await SearchTextKeeper.Keep(this, cancellationToken);
        return await Save(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected virtual Task<int> Save(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken) => base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

    /// <summary>Numbers of the tickets that the next save changes, and the ids of processes that are about none: what open pages want to know. An imported register changes none of them.</summary>
    public IReadOnlyCollection<string> ChangedTickets()
    {
        var worked = ChangeTracker.Entries<WorkItem>().Where(entry => entry.State == EntityState.Modified).Select(entry => entry.Entity.TicketId).OfType<Guid>()
            .Concat(ChangeTracker.Entries<CompensationLine>().Where(entry => entry.State == EntityState.Modified).Select(entry => entry.Entity.TicketId))
            .Concat(ChangeTracker.Entries<ICare>().Where(entry => entry.State is EntityState.Added or EntityState.Modified).Select(entry => entry.Entity.TicketId)).ToHashSet();
        var marked = ChangeTracker.Entries<PhotoMark>().Where(entry => entry.State != EntityState.Unchanged).Select(entry => entry.Entity.PhotoId).ToHashSet();
        worked.UnionWith(ChangeTracker.Entries<Photo>().Where(entry => entry.State != EntityState.Unchanged || marked.Contains(entry.Entity.Id)).Select(entry => entry.Entity.TicketId));
        return [.. ChangeTracker.Entries<Ticket>()
            .Where(entry => entry.Entity.Source is null && (entry.State is EntityState.Added or EntityState.Modified || worked.Contains(entry.Entity.Id)))
            .Select(entry => entry.Entity.Number)
            // What is about no ticket is known by its process.
            .Concat(ChangeTracker.Entries<ProcessInstance>().Where(entry => entry is { State: not EntityState.Unchanged, Entity.TicketId: null }).Select(entry => entry.Entity.Id))
            .Concat(ChangeTracker.Entries<WorkItem>().Where(entry => entry is { State: not EntityState.Unchanged, Entity.TicketId: null }).Select(entry => entry.Entity.InstanceId))
            .Distinct()];
    }

    /// <summary>Whether one of the tickets read here has since been saved by somebody else.</summary>
    public async Task<bool> AnyTicketChangedMeanwhile(CancellationToken cancellation)
    {
        foreach (var read in ChangeTracker.Entries<Ticket>().Where(entry => entry.State != EntityState.Added).ToList())
        {
            var seen = read.Property(ticket => ticket.Version).OriginalValue;
            if (await Tickets.AnyAsync(ticket => ticket.Id == read.Entity.Id && ticket.Version != seen, cancellation))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first row at hand that fits, whatever the database holds.</summary>
    public T? Tracked<T>(Func<T, bool> match)
        where T : class => Set<T>().Local.FirstOrDefault(match);

    /// <summary>Whether the next save changes the lists that everybody keeps in memory, the processes among them.</summary>
    public bool ChangesLists() =>
        ChangeTracker.Entries().Any(entry => entry is { State: not EntityState.Unchanged, Entity: Store or Style or Defect or CompensationKind or LimitRule or DefinitionVersion or CoachEdit });

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(ComplaintsDb).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTime>();

    /// <summary>Times are UTC and come back saying so; a database that forgets the kind would make them local.</summary>
    private sealed class UtcDateTime() : ValueConverter<DateTime, DateTime>(
        time => time, time => DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
