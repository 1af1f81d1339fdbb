namespace Complaints.Exchange;

/// <summary>The texts of the import page: ImportTexts.resx beside this file, one more file for each further language.</summary>
public sealed class ImportTexts;
