namespace Complaints.Products.Care;

/// <summary>Names the resource files with the care of each material: sentences under GROUP.SECTION, one a line.</summary>
public sealed class CareSheetTexts;
