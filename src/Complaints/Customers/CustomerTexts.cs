namespace Complaints.Customers;

/// <summary>Names the texts of the customers' pages: CustomerTexts.resx beside this file.</summary>
public sealed class CustomerTexts;
