namespace Complaints.Setup;

/// <summary>The texts of the set-up page: SetupTexts.resx beside this file, one more file for each further language.</summary>
public sealed class SetupTexts;
