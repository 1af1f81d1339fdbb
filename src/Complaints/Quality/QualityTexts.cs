namespace Complaints.Quality;

/// <summary>The texts of the quality page: QualityTexts.resx beside this file, one more file for each further language.</summary>
public sealed class QualityTexts;
