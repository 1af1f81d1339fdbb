namespace Complaints.Shell;

/// <summary>The interface's texts: Texts.resx beside this file, one more file for each further language.</summary>
public sealed class Texts;
