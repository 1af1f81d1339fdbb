using Complaints.Data;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Products;

/// <summary>The coded defects a new installation starts with: footwear, apparel and service.</summary>
public static class DefectList
{
    /// <summary>Groups in the order in which they are offered: what happens most comes first. Groups a chain adds come after.</summary>
    public static readonly IReadOnlyList<string> GroupOrder =
        ["Sole and heel", "Upper and lining", "Fit and comfort", "Colour", "Seams and fastenings", "Smell and skin", "Fabric", "Service", "Delivery"];

    /// <summary>
    /// Fills an empty list, and brings an older one what has been added here since. What is there stays as it is, whoever brought
    /// it; a chain that works with a list of its own, none of it from here, keeps to that.
    /// </summary>
    public static async Task Keep(ComplaintsDb db)
    {
        var known = await db.Defects.AsNoTracking().Select(defect => new { defect.Code, defect.Source }).ToListAsync();
        var own = known.Where(defect => defect.Source is null).Select(defect => defect.Code).ToHashSet();
        var missing = Starter().ExceptBy(known.Select(defect => defect.Code), defect => defect.Code);
        if (own.Count == 0 || Starter().Any(defect => own.Contains(defect.Code)))
        {
            db.AddRange(missing);
        }
    }

    public static IEnumerable<Defect> Starter() =>
    [
        .. Group("Sole and heel",
            ("SOLE-OPEN", "Sole comes off the upper", Severity.Major),
            ("SOLE-SPLIT", "Sole is cracked", Severity.Major),
            ("SOLE-WEAR-FAST", "Sole wears down too fast", Severity.Major),
            ("SOLE-SLIP", "Sole slips", Severity.Critical),
            ("HEEL-LOOSE", "Heel is loose", Severity.Critical),
            ("HEEL-BREAK", "Heel broke", Severity.Critical),
            ("TOPPIECE-OFF", "Heel tip came off", Severity.Minor)),
        .. Group("Upper and lining",
            ("UPPER-PEEL", "Skin of the upper peels", Severity.Major),
            ("UPPER-CRACK", "Upper cracks", Severity.Major),
            ("UPPER-TEAR", "Upper is torn", Severity.Major),
            ("PAINT-OFF", "Paint or edge colour comes off", Severity.Minor),
            ("LINING-TEAR", "Lining is torn", Severity.Major),
            ("INSOLE-LOOSE", "Insole is loose", Severity.Minor),
            ("NAIL-OR-SHARP", "Nail or sharp part inside", Severity.Critical),
            ("NEEDLE", "Needle or pin left inside", Severity.Critical),
            ("DEFORM", "Lost its shape", Severity.Minor),
            ("GLUE-STAIN", "Glue stains", Severity.Minor),
            ("WATER-IN", "Lets water in", Severity.Major)),
        .. Group("Seams and fastenings",
            ("SEAM-OPEN", "Seam opens", Severity.Major),
            ("SEAM-SLIP", "Cloth slides out of the seam", Severity.Major),
            ("SKIP-STITCH", "Skipped or crooked stitches", Severity.Minor),
            ("ZIP-FAIL", "Zip fails", Severity.Major),
            ("EYELET", "Eyelet or buckle broke", Severity.Minor),
            ("VELCRO", "Touch fastener does not hold", Severity.Minor),
            ("BUTTON-OFF", "Button came off", Severity.Minor),
            ("CORD", "Cord that can catch a child", Severity.Critical)),
        .. Group("Colour",
            ("COLOR-MISMATCH-PAIR", "The two shoes differ in colour", Severity.Major),
            ("SHADE-PART", "Parts differ in shade", Severity.Minor),
            ("FADE", "Colour fades", Severity.Major),
            ("BLEED", "Colour runs onto socks or clothes", Severity.Major),
            ("CROCK", "Colour rubs off", Severity.Major),
            ("BLOOM", "White film on the surface", Severity.Minor)),
        .. Group("Fit and comfort",
            ("RUB", "Rubs the foot", Severity.Major),
            ("HURTS", "Hurts when walking", Severity.Major),
            ("FIT-SMALL", "Too small for its size", Severity.Major),
            ("FIT-BIG", "Too big for its size", Severity.Major),
            ("SIZE-MISLABEL", "Wrong size on the label", Severity.Major),
            ("UNMATCHED-PAIR", "Not a pair", Severity.Major),
            ("SQUEAK", "Squeaks", Severity.Minor)),
        .. Group("Smell and skin",
            ("ODOUR", "Smells bad", Severity.Minor),
            ("SMELL-CHEM", "Smells of chemicals", Severity.Major),
            ("MOULD", "Mould", Severity.Major),
            ("SKIN-REACTION", "Skin reacts to it", Severity.Critical)),
        .. Group("Fabric",
            ("SHRINK", "Shrank in the wash", Severity.Major),
            ("STRETCH-OUT", "Stretched out", Severity.Major),
            ("PILL", "Pilling", Severity.Minor),
            ("SNAG", "Pulled threads", Severity.Minor),
            ("HOLE", "Hole", Severity.Major),
            ("PRINT-CRACK", "Print cracks", Severity.Minor),
            ("TWIST", "Seams twist after washing", Severity.Minor),
            ("STAIN", "Stained when bought", Severity.Minor),
            ("LABEL-WRONG", "Material or origin label is wrong", Severity.Major),
            ("CARE-WRONG", "Care label is wrong", Severity.Major)),
        .. Group("Delivery",
            ("WRONG-ITEM", "Wrong article delivered", Severity.Major),
            ("MISSING-PART", "Part is missing", Severity.Minor),
            ("DELIVERY-LATE", "Delivered late or not at all", Severity.Major)),
        .. Group("Service",
            ("RUDE", "Staff was rude", Severity.Major),
            ("SLOW", "Had to wait too long", Severity.Minor),
            ("CARD-REFUSED", "Card or voucher was refused", Severity.Major),
            ("PRICE-DIFF", "Price differs from the one shown", Severity.Major),
            ("PROMISE-BROKEN", "A promise was not kept", Severity.Major),
            ("INFO-WRONG", "Was told something wrong", Severity.Minor),
            ("PRIVACY", "Personal data was treated carelessly", Severity.Major)),
    ];

    private static IEnumerable<Defect> Group(string group, params (string Code, string Name, Severity Severity)[] defects) =>
        defects.Select(defect => new Defect(defect.Code, defect.Name, group, defect.Severity));
}
