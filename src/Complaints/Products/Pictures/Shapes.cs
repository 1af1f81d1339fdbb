namespace Complaints.Products.Pictures;

/// <summary>Articles and things that several pictures show, as SVG paths on the grid of 48 by 48. Shoes point to the right.</summary>
internal static class Shapes
{
    public const string Upper = "M7 13C8 19 6 26 5.5 33H43.5C43.5 27 38 25.5 33.5 24.5C28.5 23 25 17.5 22.5 12C18.5 16.5 12 17 7 13z";
    public const string Sole = "M5 33H43.5V36.5A2.5 2.5 0 0 1 41 39H7.5A2.5 2.5 0 0 1 5 36.5z";
    public const string Laces = "M22 20.5l4.5-2.5M25 24l4-3";

    public const string Pump = "M5.5 9C6 14 7 17 9 19.5C17 23 23 35 33 37.5H44.5C45 33.5 40.5 31.5 36 30C31 31.5 25.5 27 21 21C16.5 18 10 15 5.5 9z";
    public const string PumpHeel = "M8.5 19L9.5 39.5H13.5L17 25.5z";

    /// <summary>A sole seen from below, the toe on top.</summary>
    public const string Below = "M24 3.5C31 3.5 34.5 9 34 16C33.5 22 31.5 25 31.5 31V36.5C31.5 41.5 28.5 44.5 24 44.5S16.5 41.5 16.5 36.5V31C16.5 25 14.5 22 14 16C13.5 9 17 3.5 24 3.5z";
    public const string Tread = "M19 9H29M18 13.5H30M20 33.5H28M20 38H28";

    /// <summary>A foot from the side, cut above the ankle.</summary>
    public const string Foot = "M12 4V20C10 24 8 28 8 32C8 35.5 10 37 13 37H39C43.5 37 43.5 32.5 40 30.5C33 27.5 26 22 24.5 14V4";
    public const string Footprint = "M20 17.5C24 15.5 32 16.5 32 22C32 27 29 29 29 34C29 39 27 42 24 42S19.5 39 19.5 35C19.5 30 16 27 16 22.5C16 20 18 18.5 20 17.5z";
    public const string Hand = "M15 44V33L7.5 25C5 22 8.5 19 11 21L15.5 25V10C15.5 6.5 20.5 6.5 20.5 10V20V7C20.5 3.5 25.5 3.5 25.5 7V20V8.5C25.5 5 30.5 5 30.5 8.5V21V13C30.5 9.5 35.5 9.5 35.5 13V31C35.5 37 34 40 32 44";

    public const string Sock = "M15 5H30V21L40 29.5C44.5 34 41.5 41.5 36 41.5C33.5 41.5 31.5 40.5 29.5 39L18 29.5C16 28 15 26 15 23.5z";
    public const string Shirt = "M17 6L6.5 11.5L10 21.5L14 19.5V42H34V19.5L38 21.5L41.5 11.5L31 6C29 10.5 19 10.5 17 6z";

    public const string Parcel = "M5 16H43V42H5z";
    public const string ParcelLid = "M5 16L11 7H37L43 16z";
    public const string ParcelTape = "M24 7V16M20 16V22H28V16";
    public const string Bubble = "M8 5H40A3 3 0 0 1 43 8V29A3 3 0 0 1 40 32H24L15 40V32H8A3 3 0 0 1 5 29V8A3 3 0 0 1 8 5z";
    public const string Tag = "M6 24L19 11H41A2 2 0 0 1 43 13V35A2 2 0 0 1 41 37H19z";
    public const string Bolt = "M36 3L28 15H33.5L30.5 24L40 11.5H34.5z";
    public const string Drop = "M0 0C-2.5 3-3 4.5-3 5.5A3 3 0 0 0 3 5.5C3 4.5 2.5 3 0 0z";

    public static readonly string Toes = Pen.Circle(19, 12, 3) + Pen.Circle(24.7, 10.8, 2) + Pen.Circle(29, 11.8, 1.8) + Pen.Circle(32.5, 14, 1.5);

    public static readonly string Shoe = Pen.Body(Upper) + Pen.Body(Sole) + Pen.Line(Laces);
}
