using static Complaints.Products.Pictures.Pen;
using static Complaints.Products.Pictures.Shapes;

namespace Complaints.Products.Pictures;

internal static class FabricPictures
{
    public static readonly Dictionary<string, string> All = new()
    {
        ["SHRINK"] = Ghost("M16 4L3 10L7 21L12 19V45H36V19L41 21L45 10L32 4C29 9 19 9 16 4z") + Small(10.5, 12, 0.56, Body(Shirt)) + Fault("M13.5 41L18.5 37M18.5 41V36.8H14M34.5 41L29.5 37M29.5 41V36.8H34"),
        ["STRETCH-OUT"] = Body("M16 5L3.5 12L8 22L13 20C12 28 9 34 6 39C11 44 15 39 20 42.5S29 40 33 42.5S39 43 42 39C39 34 36 28 35 20L40 22L44.5 12L32 5C29 12 19 12 16 5z") + Ghost("M17 19V34H31V19")
            + Fault("M14 32L10 35M9.5 31.5L9.7 35.3L13.5 35.5M34 32L38 35M38.5 31.5L38.3 35.3L34.5 35.5"),
        ["PILL"] = Body(Shirt) + Flaw(Circle(19.5, 17, 2.2) + Circle(28, 21, 2.6) + Circle(20, 26.5, 2.6) + Circle(28, 32.5, 2.2) + Circle(19.5, 36, 2)) + Fault("M22 15.5C23 14.5 23.5 15.5 24.5 14.5M30.7 19.5C31.5 18 32 18.5 32.5 17M22.7 28C24 28.5 24 27.5 25 28.5M30 34C31 35 31.5 34.5 32 35.5"),
        ["HOLE"] = Body(Shirt) + Flaw("M18.5 21L22 20L24.5 21.5L29 20.5L29.5 25L32 28L29.5 31L29.5 35L25.5 33.5L21 35.5L20 31.5L16.5 29L19 25.5z") + Fault("M22 20L21 16.5M29.5 35L31 38M16.5 29L14 30"),
        ["PRINT-CRACK"] = Body(Shirt) + Full("M24 16L26.7 21.8L33 22.5L28.4 26.8L29.6 33L24 30L18.4 33L19.6 26.8L15 22.5L21.3 21.8z") + Cut("M21 16.5L23.5 21L22 24L26 27L24 30.5L25.5 33M22 24L17 25M26 27L31 26"),
        ["TWIST"] = Body("M17 5L6.5 10.5L10 20.5L14 18.5C14 26 11 33 7 39L30 44C34 36 34 27 34 18.5L38 20.5L41.5 10.5L31 5C29 9.5 19 9.5 17 5z")
            + Fault("M19 41.5C25 34 30 25 29 10M11.5 32C17 26 20 19 20 11M35 40C40 39 43 36 43 31M39.5 33.5L43.2 30.5L46 34.5"),
        ["STAIN"] = Body(Shirt) + Full("M20 23C20 19.5 24.5 19 25.5 21.5C28 19.5 31 22 29.5 24.5C32.5 25 32 29 29 28.5C29.5 31.5 26 33 24.5 30.5C22.5 33 18.5 31.5 19.5 28.5C16 28.5 16 24 20 23z" + Circle(29, 34.5, 1) + Circle(18.5, 35.5, 1.4) + Dot(17.5, 18.5)),
    };
}
