namespace Complaints.Shell.Drafts;

/// <summary>The texts of drafts and of the line to the server: DraftTexts.resx beside this file, one more file for each further language.</summary>
public sealed class DraftTexts;
