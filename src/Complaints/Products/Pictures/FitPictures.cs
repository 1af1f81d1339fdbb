using static Complaints.Products.Pictures.Pen;
using static Complaints.Products.Pictures.Shapes;

namespace Complaints.Products.Pictures;

internal static class FitPictures
{
    public static readonly Dictionary<string, string> All = new()
    {
        ["RUB"] = Ink(Foot) + Body("M4.5 22C5.5 28 4 34 4 41H44C44 38 42 37 40 37H13C10 37 8 35.5 8 32C8 28 8.5 26 9.5 23z") + Full(Circle(9.5, 27, 3.5)) + Fault("M4 17L6.5 20M1.5 24H3.5M15.5 20.5L13.5 22.5M17.5 27H15.5"),
        ["HURTS"] = Ink(Foot) + Full(Bolt) + Fault("M36 37L33 43M30 37V43M24 37L27 43"),
        ["FIT-SMALL"] = Body("M24 13C29 13 31.5 17 31 22C30.5 27 29.5 29 29.5 33V36C29.5 40 27.5 42.5 24 42.5S18.5 40 18.5 36V33C18.5 29 17.5 27 17 22C16.5 17 19 13 24 13z")
            + Ink(Footprint) + Full(Toes) + Fault("M3 25H11M8 21.5L11.5 25L8 28.5M45 25H37M40 21.5L36.5 25L40 28.5"),
        ["FIT-BIG"] = Body("M24 2.5C33 2.5 38 9 37.5 18C37 25 34 28 34 33V36C34 42 30.5 45.5 24 45.5S14 42 14 36V33C14 28 11 25 10.5 18C10 9 15 2.5 24 2.5z")
            + Small(10.5, 16, 0.56, Ink(Footprint + Toes)) + Fault("M24 17V7M20.5 10L24 6.5L27.5 10M14.5 22H17M31 22H34"),
        ["SIZE-MISLABEL"] = Small(-10, 0, 1, Body(Below) + Line(Tread)) + Flaw("M27 21L35 13L43 21V43A2 2 0 0 1 41 45H29A2 2 0 0 1 27 43z") + Line("M35 18C35 10 33 6 26 5") + Small(25.4, 23, 0.4, Full(Below)),
        ["UNMATCHED-PAIR"] = Small(-1, -6, 0.68, Shoe) + Small(13, 15.5, 0.68, Hurt(Pump) + Hurt(PumpHeel)),
        ["SQUEAK"] = Shoe + Fault("M33.5 15.5V5.5L42 3V13") + Full(Circle(31.2, 15.5, 2.3) + Circle(39.7, 13, 2.3)) + Fault("M4 44C7 42 9 46 12 44S17 42 20 44S25 46 28 44S33 42 36 44S41 46 44 44"),
    };
}
