namespace Complaints.Gifts;

/// <summary>The texts of cards and gift stock: GiftTexts.resx beside this file, one more file for each further language.</summary>
public sealed class GiftTexts;
