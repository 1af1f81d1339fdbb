namespace Complaints.Compensation.Advice;

/// <summary>The texts of advice, of the precedent band and of what is known of customers: AdviceTexts.resx beside this file, one more file for each further language.</summary>
public sealed class AdviceTexts;
