using static Complaints.Products.Pictures.Pen;
using static Complaints.Products.Pictures.Shapes;

namespace Complaints.Products.Pictures;

internal static class UpperPictures
{
    public static readonly Dictionary<string, string> All = new()
    {
        ["UPPER-PEEL"] = Body(Upper) + Body(Sole) + Full("M13 30L11.5 24.5L16.5 20.5L22 20.5L25.5 23.5L36 28L33 30z")
            + Hurt("M25.5 23.5C29 19 30 15 28.5 12.5C27 10 23.5 11.5 25.5 14.5C20.5 14 20 6.5 27 5C37.5 3.5 42.5 17 36 28z"),
        ["UPPER-CRACK"] = Body(Upper) + Body(Sole) + Fault("M23.5 16.5L20.5 20L23 23.5L20 28M23 23.5L26 26L25 29.5M32 24.5L29.5 27L32 30L31 32M38 26.5L36 29L38 31M20.5 20L16.5 20.5"),
        ["UPPER-TEAR"] = Shoe + Full("M11 21L16 22.5L18 20.5L21.5 25L25 24.5L27 28L34.5 29L27.5 31L24 29L20 30.5L17.5 26.5L14 27z"),
        ["PAINT-OFF"] = Shoe + Flaw("M31 24.5C38 25 43 27 43.5 33H38L36 30L32.5 31.5L31.5 28.5L28.5 27.5z") + Flaw("M6.5 24L10 25L9 28L13 29.5L11 33H5.5z")
            + Full("M36 14l4.5 1-3 3.5zM31 7l3.5-2 1 4zM41 5l3 2.5-3.5 1.5z"),
        ["LINING-TEAR"] = Body("M16 4L3 11L7 25L11 23.5V44H37V23.5L41 25L45 11L32 4z") + Bare("M16 4L18 44H30L32 4C29 9 19 9 16 4z") + Line("M11 23.5V16M37 23.5V16")
            + Hurt("M19.5 14L23.5 16.5L22 20L27 22.5L24.5 26L28.5 29.5L25.5 32L27.5 39L23.5 35L20.5 39L21 32L18.8 29L21 23z"),
        ["INSOLE-LOOSE"] = Hurt("M12 17C16 15 22 9.5 26 5C29 2 35 3.5 33 8.5C31 13.5 24 18 18 22z") + Shoe + Fault("M38 17V7M34.5 10.5L38 7L41.5 10.5"),
        ["NAIL-OR-SHARP"] = Bare(Upper) + Body(Sole) + Line("M6 29.5H42") + Full("M13.5 33L15 10L16.5 33z") + Fault("M15 6V2.5M9.5 8L7 5.5M20.5 8L23 5.5"),
        ["NEEDLE"] = Body(Shirt) + Line("M37 8C43 5 45 11 41 15S37 22 42 24") + Fault("M9 37.5L20.5 29.5M24.5 24.5L33.5 13.8") + Flaw("M33.5 13.8C33.5 10.5 35 7.5 37.5 6.5C38.5 9 37.5 12 33.5 13.8z"),
        ["DEFORM"] = Ghost(Upper) + Body("M6 24C9 25 4.5 29 5.5 33H43.5C45 29 41 26.5 38 28.5C34.5 31 33 24.5 29 26.5C25 28.5 23 22 19 24C15 26 11 21.5 6 24z")
            + Body(Sole) + Fault("M6 24C11 21.5 15 26 19 24S25 28.5 29 26.5S34.5 31 38 28.5M15 6V15M11.5 12L15 15.5L18.5 12"),
        ["GLUE-STAIN"] = Shoe + Hurt("M11 30C17 27.5 20 30.5 24 29.5C30 27.5 36 28.5 36 31.5C36 34 33 33 32.5 36.5C32 39.5 29 39.5 29 36.5C29 34 26 33.5 24 34.5V41C24 44.5 19.5 44.5 19.5 41V35C16 34 11 35.5 11 30z")
            + Bare("M34.5 14.5L40.5 3L45 5.5L38.5 16.5z") + Fault("M36.5 15.5L35 18.5"),
        ["WATER-IN"] = Bare(Upper) + Hurt("M6.2 26C9 23.5 12 27.5 15.5 25.5S22 24 25.5 26S32 28 36 26L43 30V33H5.5z") + Body(Sole)
            + Small(13, 2, 1, Full(Drop)) + Small(29, 5, 1, Full(Drop)) + Small(39.5, 11, 1, Full(Drop)),
    };
}
