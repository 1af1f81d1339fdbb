using static Complaints.Products.Pictures.Pen;
using static Complaints.Products.Pictures.Shapes;

namespace Complaints.Products.Pictures;

internal static class SeamPictures
{
    public static readonly Dictionary<string, string> All = new()
    {
        ["SEAM-OPEN"] = Body("M4 4H24V15C24 24 20 34 14 44H4z") + Body("M44 4H24V15C24 24 28 34 34 44H44z") + Line("M20.5 8H27.5M20.5 12.5H27.5")
            + Fault("M24 15C24 24 20 34 14 44M24 15C24 24 28 34 34 44M22.5 20.5L17.5 19M21 26.5L15.5 25M18.5 32.5L13 31M25.5 20.5L30.5 19M27 26.5L32.5 25M29.5 32.5L35 31"),
        ["SEAM-SLIP"] = Body("M4 4H44V44H4z") + Line("M24 5V9M24 39V43M10 10V38M38 10V38") + Flaw("M24 11C31 17 31 31 24 37C17 31 17 17 24 11z") + Fault("M21 15.5H27M19 20H29M18.7 24H29.3M19 28H29M21 32.5H27"),
        ["SKIP-STITCH"] = Body("M4 14H44V44H4z") + Line("M8 21H12M16 21H20M24 21H28M32 21H36M40 21H40.5") + Fault("M8 33L11.5 36.5M15 38L18.5 33.5M22 31L24 36")
            + Ink("M33 35L43 4M41.3 9L39.5 8.4") + Fault("M33 35L35 39L40 36"),
        ["ZIP-FAIL"] = Body("M3 4H8C9 15 18 19 19 29V44H3z") + Body("M32 4H37V44H20V29C21 19 31 15 32 4z")
            + Ink("M9 9.5L13.5 7.5M12 14.5L16 11.5M15.5 19L19 15.5M31 9.5L26.5 7.5M28 14.5L24 11.5M24.5 19L21 15.5M16 28.5H20.5M19.5 32.5H24M16 36.5H20.5M19.5 40.5H24")
            + Full("M34 21L44 19L43.5 26L38 27z") + Hurt("M38.5 29.5L42.5 28.8L45 40L39.5 41z"),
        ["EYELET"] = Body("M3 4H16V44H3z") + Body("M32 4H45V44H32z") + Ink("M11 38L38 25M38 38L10 25L22 17C26 14 23 10 26 8") + Bare(Circle(10, 25, 2.5) + Circle(10, 38, 2.5) + Circle(10, 12, 2.5) + Circle(38, 25, 2.5) + Circle(38, 38, 2.5))
            + Flaw("M31 8.5L36.5 7.5L40.5 10L39 14L35 15.5L31 13.5z") + Full(Circle(25, 4.5, 2.5)),
        ["VELCRO"] = Body(Upper) + Body(Sole) + Line("M11 23H11.2M15 23H15.2M19 23H19.2M11 27H11.2M15 27H15.2M19 27H19.2M23 27H23.2")
            + Hurt("M28 24C25 16 29 8 38 4L43 9.5C36 12.5 34 17.5 37 26z") + Fault("M25.5 17.5H21.5M27 12.5L23.5 10M30.5 8L28.5 4.5"),
        ["BUTTON-OFF"] = Body("M5 4H21V44H5z") + Line("M16 4V44") + Line(Circle(10.5, 12, 3)) + Line(Circle(10.5, 37, 3)) + Fault("M8.5 22.5l4 4m0-4l-4 4M12.5 24.5C19 20 22 31 27 27")
            + Hurt(Circle(34.5, 27.5, 9)) + Full(Dot(32, 25) + Dot(37, 25) + Dot(32, 30) + Dot(37, 30)),
        ["CORD"] = Body("M24 3C33.5 3 36.5 11 35 18L44 24L40.5 34L36 31.5V45H12V31.5L7.5 34L4 24L13 18C11.5 11 14.5 3 24 3z") + Line("M24 20V45") + Bare("M24 8C29.5 8 31.5 12 30.5 16.5C29 20.5 19 20.5 17.5 16.5C16.5 12 18.5 8 24 8z")
            + Fault("M20.5 19.5C19 25 20.5 29 17.5 35.5M27.5 19.5C29 24 27.5 27 30.5 31.5") + Full(Circle(17, 37.8, 2.4) + Circle(31.5, 33.6, 2.4)),
    };
}
