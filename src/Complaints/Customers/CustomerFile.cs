using Complaints.Care;

namespace Complaints.Customers;

/// <summary>All that the reader's stores know of a customer. Tickets and purchases of other stores are left out.</summary>
/// <param name="GuideName">The colleague who knows them best.</param>
/// <param name="Visits">Tickets, receipts and noted visits, counted.</param>
/// <param name="ReferredBy">Who brought them to us.</param>
/// <param name="Brought">Whom they brought.</param>
/// <param name="MayBe">Others who look like the same person.</param>
/// <param name="Merges">Who was merged into this one, newest first.</param>
public sealed record CustomerFile(
    Guid Id, int Version, CustomerDetails Details, string? GuideName, DateTime CreatedAt, int Visits,
    IReadOnlyList<ConsentView> Consent, IReadOnlyList<CardView> Cards, IReadOnlyList<BoughtView> Purchases, IReadOnlyList<PastTicket> Tickets,
    IReadOnlyList<NoteView> Notes, IReadOnlyList<ChangeView> Changes, IReadOnlyList<MayBeView> MayBe, IReadOnlyList<MergeView> Merges, IReadOnlyList<string> Sensitive,
    ReferrerView? ReferredBy = null, IReadOnlyList<ReferrerView>? Brought = null, string? Colleague = null);

public sealed record ReferrerView(Guid Id, string? Name, string? Phone);

/// <param name="Given">Whether we may, as it stands now.</param>
/// <param name="At">When that was said, and by whom it was written down; null when nobody ever asked.</param>
public sealed record ConsentView(string Channel, bool Given, DateTime? At, string? By);

public sealed record CardView(Guid Id, string Kind, string Number, DateOnly? Since);

/// <param name="Price">In major units.</param>
public sealed record BoughtView(string Store, string Receipt, DateOnly BoughtOn, string Style, string? Colour, string? Size, decimal? Price, string? Currency);

/// <param name="Promises">As they stand; one that got another day is left out. See <see cref="StandingPromises"/>.</param>
/// <param name="Appointments">Arranged, and not settled yet.</param>
public sealed record PastTicket(
    string Number, string Kind, string Status, DateTime OpenedAt, string? Outcome, string? Style, string? Defect, string? DefectName, IReadOnlyList<PastPromise> Promises,
    IReadOnlyList<PastAppointment> Appointments);

/// <param name="What">The code of a remedy, "answer", or words.</param>
/// <param name="State">open, kept, broken or released.</param>
/// <param name="Late">Open although its day is over.</param>
public sealed record PastPromise(string What, string Owner, DateOnly DueOn, string State, bool Late);

/// <param name="At">UTC.</param>
/// <param name="Past">Its moment is over, and nobody has said what came of it.</param>
public sealed record PastAppointment(DateTime At, string Place, string? With, bool Past);

public sealed record NoteView(DateTime At, string By, string? Text, bool IsVisit);

public sealed record ChangeView(DateTime At, string By, string Field);

/// <param name="Why">phone, email or nameAndCity.</param>
public sealed record MayBeView(Guid Id, string? Name, string? Phone, IReadOnlyList<string> Why);

public sealed record MergeView(Guid Id, Guid Kept, Guid Merged, string? MergedName, DateTime At, string By, DateTime? UndoneAt, string? UndoneBy);

/// <summary>What a change of a file answers.</summary>
public sealed record CustomerSaved(Guid Id, int Version);
