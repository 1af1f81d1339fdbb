namespace Complaints.Training;

/// <summary>Names the resource files for practice and for the start of a shift.</summary>
public sealed class TrainingTexts;
