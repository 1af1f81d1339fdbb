using static Complaints.Products.Pictures.Pen;
using static Complaints.Products.Pictures.Shapes;

namespace Complaints.Products.Pictures;

/// <summary>One picture for each group of the starter list; they also stand for what a chain adds to a group.</summary>
internal static class GroupPictures
{
    public static readonly Dictionary<string, string> All = new()
    {
        ["Sole and heel"] = Body(Upper) + Line(Laces) + Part("M5 33H43.5V37H19V42H5z"),
        ["Upper and lining"] = Part(Upper) + Bare("M7 13C12 17 18.5 16.5 22.5 12L24 15C19 20.5 12.5 20.5 7.3 17.5z") + Body(Sole) + PartLine("M13 32C14 27 20 24 26 26"),
        ["Fit and comfort"] = Body(Below) + Small(4.5, 5.5, 0.8, Part(Footprint + Toes)),
        ["Colour"] = Body("M24 6C34.5 6 43 13 43 22C43 28 39 30.5 34 30.5H30C26.5 30.5 26 33.5 27.5 36C29.5 39.5 28 43 24 43C13 43 5 34.5 5 24.5S13.5 6 24 6z") + Part(Circle(13.5, 21, 2.5) + Circle(21, 13.5, 2.5) + Circle(31, 14.5, 2.5) + Circle(14.5, 31, 2.5)),
        ["Seams and fastenings"] = Body(Circle(17, 30, 12)) + Line(Circle(17, 30, 8)) + Ink(Dot(14.5, 27.5) + Dot(19.5, 27.5) + Dot(14.5, 32.5) + Dot(19.5, 32.5))
            + PartLine("M27 25L43 5M40 7C33 2 28 4 24 9S14 12 8 8"),
        ["Smell and skin"] = Ink("M22 4C22 14 15 20 10 28C8 32 10 35 14 35H19C19 40 21 42 22 44") + Ink("M18 30C20 28 23 29 23 32") + PartLine("M28 32C31 29 33 34 36 31S41 30 43 31M28 39C31 36 33 41 36 38S41 37 43 38M28 25C31 22 33 27 36 24S41 23 43 24"),
        ["Fabric"] = Body(Shirt) + PartLine("M18 20H30M18 26H30M18 32H30M20.5 17V35M27.5 17V35M24 17V35"),
        ["Service"] = Ink(Circle(17, 12, 5.5)) + Ink("M7 30C7 20 27 20 27 30") + Body("M3 31H45V36H3zM7 36H41V44H7z") + Part("M31 5H43A2 2 0 0 1 45 7V15A2 2 0 0 1 43 17H36L32 21V17H31A2 2 0 0 1 29 15V7A2 2 0 0 1 31 5z"),
        ["Delivery"] = Body("M29 17H37L44 25V35H29z") + Part("M3 9H29V35H3z") + Line("M34 17V25H44") + Bare(Circle(12, 37, 4.5) + Circle(36, 37, 4.5)),
    };
}
