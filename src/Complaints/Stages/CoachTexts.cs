namespace Complaints.Stages;

/// <summary>The texts of the coach and its helpers: CoachTexts.resx beside this file, one more file for each further language.</summary>
public sealed class CoachTexts;
