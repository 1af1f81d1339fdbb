namespace Complaints.Products.Pictures;

/// <summary>All pictures: a defect by its code, a group by its name as <see cref="DefectList"/> writes them.</summary>
internal static class DefectPictures
{
    public static readonly IReadOnlyDictionary<string, string> Defects = new[]
    {
        SolePictures.All, UpperPictures.All, SeamPictures.All, ColourPictures.All, FitPictures.All,
        SkinPictures.All, FabricPictures.All, ServicePictures.All,
    }.SelectMany(pictures => pictures).ToDictionary();

    public static IReadOnlyDictionary<string, string> Groups => GroupPictures.All;

    /// <summary>What a chain added, in a group of its own: a price tag, because all that is known is that it was sold.</summary>
    public static readonly string Unknown = Pen.Body(Shapes.Tag) + Pen.Line(Pen.Circle(18, 24, 2));

    /// <summary>The defect's own picture, else its group's.</summary>
    public static string Of(string? code, string? group) =>
        code is not null && Defects.TryGetValue(code, out var own) ? own
        : group is not null && Groups.TryGetValue(group, out var shared) ? shared
        : Unknown;
}
