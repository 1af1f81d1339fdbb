using static Complaints.Products.Pictures.Pen;
using static Complaints.Products.Pictures.Shapes;

namespace Complaints.Products.Pictures;

internal static class SkinPictures
{
    public static readonly Dictionary<string, string> All = new()
    {
        ["ODOUR"] = Small(3, 13, 0.85, Shoe) + Fault("M11 19C8 15.5 14 12.5 11 8.5S13 4 12 3M20 19C17 15.5 23 12.5 20 8.5S22 4 21 3M31 22C28 18.5 34 15.5 31 11.5S33 6 32 5"),
        ["SMELL-CHEM"] = Bare("M19 12V20L8.5 39A3 3 0 0 0 11 43.5H35A3 3 0 0 0 37.5 39L27 20V12z") + Ink("M17 12H29") + Full("M14.5 31H31.5L36 39.5A2 2 0 0 1 34.5 42.5H11.5A2 2 0 0 1 10 39.5z") + Fault("M20 8C18 6 21 5 20 2.5M26 8C24 6 27 5 26 2.5M34 24C31 20.5 37 17.5 34 13.5S36 9 35 8M41 26C38 22.5 44 19.5 41 15.5S43 11 42 10"),
        ["MOULD"] = Shoe + Full(Circle(14, 25, 3.5) + Circle(21.5, 29, 2) + Circle(29, 28, 3) + Dot(11, 31) + Dot(17, 20.5) + Dot(24.5, 24.5) + Circle(35.5, 29.5, 1.2)) + Fault("M14 19.5v-1M8.5 25h-.5M18.5 21.5l.5-.5M10 21l-.5-.5M29 23v-.5M33 25l.5-.5M25 31l-.5.5"),
        ["SKIN-REACTION"] = Ink(Hand) + Full(Circle(22, 28, 1.3) + Circle(28, 26, 1.8) + Circle(25, 33, 2) + Circle(31, 32, 1.2) + Circle(20, 36, 1.5) + Circle(29, 39, 1.4)) + Fault("M42 18L39.5 22L43.5 24L41 28M7 7L4.5 11L8.5 13L6 17"),
    };
}
