namespace Complaints.Portal;

/// <summary>Names the resource files with what customers read.</summary>
public sealed class PortalTexts;
