using Complaints.Shell;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Tickets;

public sealed class TicketTable : IEntityTypeConfiguration<Ticket>
{
    public void Configure(EntityTypeBuilder<Ticket> builder)
    {
        builder.Property(ticket => ticket.Id).ValueGeneratedNever();
        builder.Property(ticket => ticket.Number).HasMaxLength(20);
        builder.Property(ticket => ticket.TrackingCode).HasMaxLength(Portal.TrackingCode.MostLength);
        builder.Property(ticket => ticket.Version).IsConcurrencyToken();
        builder.Property(ticket => ticket.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(ticket => ticket.Stage).HasMaxLength(40);
        builder.Property(ticket => ticket.StoreCode).HasMaxLength(60);
        builder.Property(ticket => ticket.Channel).HasMaxLength(20);
        builder.Property(ticket => ticket.DefectCode).HasMaxLength(60);
        builder.Property(ticket => ticket.Problem).HasMaxLength(200);
        builder.Property(ticket => ticket.Description).HasMaxLength(TextLimits.Note);
        builder.Property(ticket => ticket.RemedyWanted).HasMaxLength(40);
        builder.Property(ticket => ticket.RemedyWords).HasMaxLength(TextLimits.Note);
        builder.Property(ticket => ticket.Kind).HasMaxLength(12).HasDefaultValue(Choices.Complaint);
        builder.Property(ticket => ticket.AboutWhom).HasMaxLength(TextLimits.Name);
        builder.Property(ticket => ticket.AboutRole).HasConversion<string>().HasMaxLength(20);
        builder.Property(ticket => ticket.Outcome).HasMaxLength(40);
        builder.Property(ticket => ticket.OpenedBy).HasMaxLength(100);
        builder.Property(ticket => ticket.PausedFor).HasMaxLength(20);
        builder.Property(ticket => ticket.HaltedBy).HasMaxLength(TextLimits.Note);
        builder.Property(ticket => ticket.Source).HasMaxLength(100);
        builder.Property(ticket => ticket.SourceKey).HasMaxLength(100);
        builder.OwnsOne(ticket => ticket.Item, item =>
        {
            item.Property(i => i.Style).HasColumnName("Style").HasMaxLength(60);
            item.Property(i => i.Colour).HasColumnName("Colour").HasMaxLength(60);
            item.Property(i => i.Size).HasColumnName("Size").HasMaxLength(20);
            item.Property(i => i.Batch).HasColumnName("Batch").HasMaxLength(60);
            item.Property(i => i.PriceMinor).HasColumnName("PriceMinor");
            item.Property(i => i.Currency).HasColumnName("Currency").HasMaxLength(3);
            item.Property(i => i.BoughtOn).HasColumnName("BoughtOn");
            item.Property(i => i.Proof).HasColumnName("Proof").HasMaxLength(20);
            item.Property(i => i.BoughtAt).HasColumnName("BoughtAt").HasMaxLength(12);
            item.Property(i => i.Wearer).HasColumnName("Wearer").HasMaxLength(12);
            item.Property(i => i.Receipt).HasColumnName("Receipt").HasMaxLength(60);
            item.Property(i => i.PurchaseId).HasColumnName("PurchaseId");
            item.HasIndex(i => i.PurchaseId);
            item.HasIndex(i => i.Style);
            item.HasIndex(i => i.Batch);
        });
        builder.Navigation(ticket => ticket.Item).IsRequired();
        builder.OwnsOne(ticket => ticket.Safety, safety =>
        {
            safety.Property(s => s.Kind).HasColumnName("SafetyKind").HasConversion<string>().HasMaxLength(10);
            safety.Property(s => s.At).HasColumnName("SafetyAt");
            safety.Property(s => s.By).HasColumnName("SafetyBy").HasMaxLength(100);
            safety.Property(s => s.InstanceId).HasColumnName("SafetyInstanceId").HasMaxLength(40);
            safety.Property(s => s.EndedAt).HasColumnName("SafetyEndedAt");
            safety.Property(s => s.EndedBy).HasColumnName("SafetyEndedBy").HasMaxLength(100);
            safety.Property(s => s.EndedBecause).HasColumnName("SafetyEndedBecause").HasMaxLength(TextLimits.Note);
        });
        builder.OwnsOne(ticket => ticket.Hold, hold =>
        {
            hold.Property(h => h.At).HasColumnName("HoldAt");
            hold.Property(h => h.By).HasColumnName("HoldBy").HasMaxLength(100);
            hold.Property(h => h.Reason).HasColumnName("HoldReason").HasMaxLength(TextLimits.Note);
            hold.Property(h => h.Reference).HasColumnName("HoldReference").HasMaxLength(LegalHold.ReferenceLength);
        });
        builder.Ignore(ticket => ticket.Weights);
        builder.Ignore(ticket => ticket.GivenWeights);
        builder.HasOne(ticket => ticket.Customer).WithMany().HasForeignKey(ticket => ticket.CustomerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(ticket => ticket.Visits).WithOne().HasForeignKey(visit => visit.TicketId);
        builder.HasMany(ticket => ticket.Compensation).WithOne().HasForeignKey(line => line.TicketId);
        builder.HasMany(ticket => ticket.Approvals).WithOne(approval => approval.Ticket).HasForeignKey(approval => approval.TicketId);
        builder.HasMany(ticket => ticket.Pauses).WithOne().HasForeignKey(pause => pause.TicketId);
        builder.HasMany(ticket => ticket.Facts).WithOne().HasForeignKey(fact => fact.TicketId);
        builder.HasMany(ticket => ticket.Promises).WithOne().HasForeignKey(promise => promise.TicketId);
        builder.HasMany(ticket => ticket.Repairs).WithOne().HasForeignKey(order => order.TicketId);
        builder.HasMany(ticket => ticket.Appointments).WithOne().HasForeignKey(appointment => appointment.TicketId);
        builder.HasIndex(ticket => ticket.Number).IsUnique();
        builder.HasIndex(ticket => ticket.TrackingCode).IsUnique();
        builder.HasIndex(ticket => new { ticket.Source, ticket.SourceKey }).IsUnique();
        builder.HasIndex(ticket => ticket.OpenedAt);
        builder.HasIndex(ticket => new { ticket.StoreCode, ticket.Status });
        builder.HasIndex(ticket => ticket.DefectCode);
    }
}
