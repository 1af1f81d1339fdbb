using static Complaints.Products.Pictures.Pen;
using static Complaints.Products.Pictures.Shapes;

namespace Complaints.Products.Pictures;

internal static class ColourPictures
{
    public static readonly Dictionary<string, string> All = new()
    {
        ["COLOR-MISMATCH-PAIR"] = Small(-1, -6, 0.68, Shoe) + Small(14, 17, 0.68, Full(Upper) + Bare(Sole) + Cut(Laces)),
        ["SHADE-PART"] = Body(Shirt) + Full("M31 6L41.5 11.5L38 21.5L34 19.5z"),
        ["FADE"] = Small(-3, 9, 0.85, Bare(Shirt) + Full("M17 6L6.5 11.5L10 21.5L14 19.5V42H20V9z") + Hurt("M20 9V42H27V9.2C24.5 9.8 22 9.7 20 9z"))
            + Fault(Circle(37, 10, 4) + "M37 2.5V1.5M44.5 10H46M42.3 4.7L43.5 3.5M42.3 15.3L43.5 16.5M31.7 4.7L30.5 3.5M29.5 10H28"),
        ["BLEED"] = Bare(Sock) + Line("M15 11H30") + Full("M17 28.5C21 25 23 31 27 28C31 25 33 31 38 28L40 29.5C44.5 34 41.5 41.5 36 41.5C33.5 41.5 31.5 40.5 29.5 39L18 29.5z")
            + Small(20, 36, 0.9, Full(Drop)) + Small(11, 33, 0.7, Full(Drop)),
        ["CROCK"] = Small(-4, 4, 0.85, Full(Shirt)) + Bare("M20 27L41 23L45 41L24 45z") + Hurt("M21.5 33C27 29.5 35 29 41.7 26.5L43 32C37 35 29 35.5 22.8 39.5z") + Fault("M32 17L44 7M32.5 12V17H37.5M38.5 7H44V12.5"),
        ["BLOOM"] = Shoe + Film("M12 30.5C7.5 28 9.5 21 15.5 21.5C17 17.5 23.5 18 25 21.5C29 20.5 33 22.5 32.8 26C38 25.5 40 30.5 36.5 30.5z") + Gone("M12 30.5C7.5 28 9.5 21 15.5 21.5C17 17.5 23.5 18 25 21.5C29 20.5 33 22.5 32.8 26C38 25.5 40 30.5 36.5 30.5z")
            + Full(Circle(33, 17, 1) + Dot(38, 20) + Dot(37, 13) + Dot(31, 11) + Dot(42.5, 16) + Dot(42, 22.5) + Dot(36.5, 7.5)),
    };
}
