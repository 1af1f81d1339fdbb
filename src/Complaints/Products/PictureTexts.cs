namespace Complaints.Products;

/// <summary>The texts of the article whose parts can be tapped: PictureTexts.resx beside this file, one more file for each further language.</summary>
public sealed class PictureTexts;
