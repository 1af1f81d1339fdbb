namespace Complaints.Quality.Fairness;

/// <summary>The texts of the fairness page: FairnessTexts.resx beside this file, one more file for each further language.</summary>
public sealed class FairnessTexts;
