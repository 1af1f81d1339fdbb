namespace Complaints.Replies;

/// <summary>Names the resource files with what stands around replies.</summary>
public sealed class ReplyTexts;
