using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Complaints.Tickets.Search;

/// <summary>What can be found of a ticket, folded: one row for the ticket itself and one for each visit that says something.</summary>
public sealed class SearchText
{
    /// <summary>The part that is the ticket itself; visits have their order, which counts from 1.</summary>
    public const int OfTicket = 0;

    private SearchText()
    {
    }

    public SearchText(Guid ticketId, int part, string text)
    {
        TicketId = ticketId;
        Part = part;
        Text = text;
    }

    public Guid TicketId { get; private set; }

    public int Part { get; private set; }

    /// <summary>See <see cref="Folded.Text"/>.</summary>
    public string Text { get; private set; } = "";

    public void Say(string text) => Text = text;
}

public sealed class SearchTextTable : IEntityTypeConfiguration<SearchText>
{
    public void Configure(EntityTypeBuilder<SearchText> builder)
    {
        builder.HasKey(text => new { text.TicketId, text.Part });
        builder.HasOne<Ticket>().WithMany().HasForeignKey(text => text.TicketId).OnDelete(DeleteBehavior.Cascade);
    }
}
