namespace Complaints.Processes;

/// <summary>The texts of the pages about processes: ProcessTexts.resx beside this file, one more file for each further language.</summary>
public sealed class ProcessTexts;
