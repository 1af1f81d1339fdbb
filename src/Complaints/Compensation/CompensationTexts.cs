namespace Complaints.Compensation;

/// <summary>The texts of the pages about compensation: CompensationTexts.resx beside this file, one more file for each further language.</summary>
public sealed class CompensationTexts;
