using static Complaints.Products.Pictures.Pen;
using static Complaints.Products.Pictures.Shapes;

namespace Complaints.Products.Pictures;

/// <summary>What goes wrong around the article: at the counter and on the way to the customer.</summary>
internal static class ServicePictures
{
    public static readonly Dictionary<string, string> All = new()
    {
        ["WRONG-ITEM"] = Small(9, -1, 0.62, Hurt(Shirt)) + Body("M7 20H41V43H7z") + Body("M7 20L2 26L9 29M41 20L46 26L39 29") + Refusal(24, 32),
        ["MISSING-PART"] = Small(-1, -6, 0.68, Shoe) + Small(14, 17, 0.68, Gone(Upper) + Gone(Sole)),
        ["DELIVERY-LATE"] = Small(0, -3, 0.85, Body(Parcel) + Body(ParcelLid) + Line(ParcelTape)) + Flaw(Circle(33.5, 32.5, 11)) + Fault("M33.5 26V33L38.5 36"),
        ["RUDE"] = Small(-3, 15, 0.72, Bare(Circle(20, 24, 17)) + Ink("M9 18L16 21.5M31 18L24 21.5M13 34C16 29.5 24 29.5 27 34") + Ink(Dot(14, 25) + Dot(26, 25)))
            + Full("M26 25L27 19L20 17.5L25 13.5L20.5 6.5L28 8.5L30.5 2.5L34.5 7.5L41 3.5L40.5 9.5L46 11.5L41.5 15L45 21L38 19.5L35.5 24.5L32 20z"),
        ["SLOW"] = Bare("M13 5H35V11C35 18 27 21 27 24S35 30 35 37V43H13V37C13 30 21 27 21 24S13 18 13 11z") + Ink("M10 5H38M10 43H38") + Full("M17 13H31C30 17 25.5 19 24 22C22.5 19 18 17 17 13zM16 40C16 36 21 35 24 32C27 35 32 36 32 40z"),
        ["CARD-REFUSED"] = Body("M6 9H40A3 3 0 0 1 43 12V33A3 3 0 0 1 40 36H6A3 3 0 0 1 3 33V12A3 3 0 0 1 6 9z") + Line("M3 17H43M9 28H18") + Line("M3 15.5H43") + Refusal(37, 35),
        ["PRICE-DIFF"] = Small(-2, -5, 0.62, Body(Tag) + Line(Circle(19, 24, 1.5)) + Ink("M26 24H31")) + Small(14, 19, 0.72, Hurt(Tag) + Fault(Circle(19, 24, 1.5)) + Fault("M25 20H38M25 28H38")) + Fault("M34 6V18M34 6L30 10M34 6L38 10"),
        ["PROMISE-BROKEN"] = Bare("M6 9H22L20 18L25 25L20 32L23 43H6z") + Bare("M27 10L43 12L40 45L27 43L24.5 33L29 26L24.5 18z") + Body("M6 9H22L20.5 16H6z") + Body("M27 10L43 12L42.3 18.5L25.5 17z")
            + Ink("M13 5V12M36 7.5L35.5 14") + Fault("M22 9L20 18L25 25L20 32L23 43M27 10L24.5 18L29 26L24.5 33L27 43") + Line("M10 29l3 3 4.5-6"),
        ["INFO-WRONG"] = Body(Bubble) + Ink("M22 16.5H24.5V25.5M21 25.5H28M24 11V11.2") + Refusal(38.5, 35),
        ["PRIVACY"] = Bare("M4 7H36V33H4z") + Ink(Circle(13, 16, 3.5)) + Ink("M7.5 28C7.5 21.5 18.5 21.5 18.5 28") + Line("M23 14H31M23 19.5H31") + Flaw("M26 30H43A1 1 0 0 1 44 31V43A1 1 0 0 1 43 44H26A1 1 0 0 1 25 43V31A1 1 0 0 1 26 30z") + Fault("M30 30V25.5C30 20.5 40.5 20.5 41 24.5M34.5 35.5V38.5"),
    };
}
