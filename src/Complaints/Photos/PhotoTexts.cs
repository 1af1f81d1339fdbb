namespace Complaints.Photos;

/// <summary>Names the resource files with what stands around photos.</summary>
public sealed class PhotoTexts;
