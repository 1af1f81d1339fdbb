namespace Complaints.Compensation.Advice;

/// <summary>What the statistics count: goodwill that was granted. What the law asks for is nobody's kindness.</summary>
public static class GoodwillLines
{
    public static IQueryable<CompensationLine> Goodwill(this IQueryable<CompensationLine> lines) => lines.Where(line => line.Wallet == Books.Wallet.Goodwill && (line.Status == CompensationStatus.Given || line.Status == CompensationStatus.HandedOver));
}
