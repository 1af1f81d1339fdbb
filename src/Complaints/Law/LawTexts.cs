namespace Complaints.Law;

/// <summary>The texts of legal positions and rule packs: LawTexts.resx beside this file, one more file for each further language.</summary>
public sealed class LawTexts;
