namespace Complaints.Products.Boxes;

/// <summary>Names the resource files of the labels for boxes.</summary>
public sealed class BoxTexts;
