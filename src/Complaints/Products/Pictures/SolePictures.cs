using static Complaints.Products.Pictures.Pen;
using static Complaints.Products.Pictures.Shapes;

namespace Complaints.Products.Pictures;

internal static class SolePictures
{
    public static readonly Dictionary<string, string> All = new()
    {
        ["SOLE-OPEN"] = Hurt("M16 28.5C27 28 35 26 43 22L42.5 41C35.5 34 27 30 16 28.5z")
            + Body("M6.5 8C7.5 14 6 21 5.5 28H17C26 28 35 26 43.5 21.5C43 16.5 38 16 33 16C28 15 24.5 11.5 22 7C18 11 11.5 11.5 6.5 8z")
            + Body("M5 28.5V33C5 34.5 6 35.5 7.5 35.5H18C27 36 34 39.5 40 45L43.5 41.5C36 33.5 27 29.5 18 28.5z")
            + Line("M22 15l4-2.5M26 18l3-3") + Fault("M27 28v2.5M32.5 26.5v6M38 24.5v9.5"),
        ["SOLE-SPLIT"] = Body("M24 2.5C31 2.5 34.5 8 34 15C33.8 17.5 33.2 19.5 32.6 21.5L28.5 18L24 22.5L19.5 18L15.6 21.5C15 19.5 14.2 17.5 14 15C13.5 8 17 2.5 24 2.5z")
            + Body("M32 26.5L28.5 23.5L24 28L19.5 23.5L16.2 27C16.5 28.5 16.5 30 16.5 32V37.5C16.5 42.5 19.5 45.5 24 45.5S31.5 42.5 31.5 37.5V32C31.5 30 31.6 28 32 26.5z")
            + Line("M19 8H29M18 12.5H30M20 34.5H28M20 39H28") + Fault("M33.5 22.2L28.5 18L24 22.5L19.5 18L14.5 22.5M33 27.3L28.5 23.5L24 28L19.5 23.5L15.5 27.5"),
        ["SOLE-WEAR-FAST"] = Body(Below) + Line("M20 7H28M20 33.5H28M20 29.5H28")
            + Hurt("M18 13C20 9.5 28 9.5 30 13C31.5 16 29 22 24 22S16.5 16 18 13z") + Full("M21 14.5C22.5 13 25.5 13 27 14.5C28 16 26.5 18.5 24 18.5S20 16 21 14.5z")
            + Fault("M18 39.5H30"),
        ["SOLE-SLIP"] = Ink(Circle(14, 9.5, 4)) + Ink("M16 15.5L21 27L31 24L40 17.5M21 27L29 33L36 35M17.5 18L8 25M17.5 18L27 14L31 8")
            + Fault("M4 42H13M17 42C20 39 22 45 25 42S30 39 33 42S38 45 44 42"),
        ["HEEL-LOOSE"] = Body(Pump) + Hurt("M7.5 23.5L3.5 41H8L14.5 29z") + Fault("M13.5 40.5C16 39.5 18 37.5 18.5 35M17.5 43.5C20.5 42 22.5 40 23.5 37"),
        ["HEEL-BREAK"] = Body(Pump) + Body("M8.5 19L9 27L11 25L13 29L15.5 27.5L17 25.5z") + Full("M4.5 36L8 34.5L9 37.5L12 35.5L15.5 43.5L12 45z")
            + Fault("M17 32l3 1.5M3.5 29.5l3-.5"),
        ["TOPPIECE-OFF"] = Body(Pump) + Body("M8.5 19L9.2 34H14L17 25.5z") + Full("M4.5 42.5L14 40.5V44.5H5z") + Fault("M18 38l3-2M18.5 42.5h4"),
    };
}
