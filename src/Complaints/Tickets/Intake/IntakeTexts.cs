namespace Complaints.Tickets.Intake;

/// <summary>Names the texts of the page that opens a ticket, and of opinions.</summary>
public sealed class IntakeTexts;
