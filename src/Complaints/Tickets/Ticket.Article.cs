using Complaints.Access;
using Complaints.Customers;

namespace Complaints.Tickets;

/// <summary>What nobody knew when it was opened, or knew wrong: the article, and who the customer is.</summary>
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

    /// <summary>Who stayed anonymous says who they are. The name stands in their file alone, where it can be corrected.</summary>
    public void Name(Customer customer, DateTime now, Actor by)
    {
        BelongTo(customer);
        repairs.ForEach(order => order.Follow(this));
        Version++;
        Note(FactKind.CustomerNamed, now, by, Stage);
    }
}
