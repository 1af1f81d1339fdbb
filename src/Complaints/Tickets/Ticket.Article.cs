using Complaints.Access;
using Complaints.Customers;

namespace Complaints.Tickets;

/// <summary>What nobody knew when it was opened, or knew wrong: the article, who the customer is, and what they say.</summary>
public sealed partial class Ticket
{
    /// <summary>The article as it is known now. Its repairs, as far as they have been read, follow.</summary>
    public void Correct(Item item, DateTime now, Actor by)
    {
        if (ArticleChange.Between(Item, item) is not { Count: > 0 } changes)
        {
            return;
        }

        Item = item;
        repairs.ForEach(order => order.Follow(this));
        Version++;
        Note(FactKind.ArticleCorrected, now, by, Stage, text: ArticleChange.Written(changes));
    }

    /// <summary>What nobody wrote down at the opening. What is written down stays.</summary>
    /// <param name="words">The customer's own.</param>
    /// <param name="remedy">One of <see cref="Choices.Remedies"/>.</param>
    /// <param name="wish">What they would like, in their own words.</param>
    /// <param name="now">UTC.</param>
    /// <param name="by">Who wrote it down.</param>
    public void WriteDown(string? words, string? remedy, string? wish, DateTime now, Actor by)
    {
        (Description, RemedyWanted, RemedyWords) = (Description.Length > 0 ? Description : words ?? "", RemedyWanted ?? remedy, RemedyWords ?? wish);
        Version++;
        Note(FactKind.WordsWritten, now, by, Stage, outcome: remedy, text: words);
    }

    /// <summary>Who stayed anonymous says who they are. The name stands in their file alone, where it can be corrected.</summary>
    public void Name(Customer customer, DateTime now, Actor by)
    {
        BelongTo(customer);
        repairs.ForEach(order => order.Follow(this));
        Version++;
        Note(FactKind.CustomerNamed, now, by, Stage);
    }
}
