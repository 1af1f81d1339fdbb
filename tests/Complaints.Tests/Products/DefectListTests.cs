using Complaints.Products;
using Complaints.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tests.Products;

/// <summary>What becomes of the list of a database that is older than the program.</summary>
public sealed class DefectListTests
{
    private static readonly List<string> Added = ["CROCK", "SNAG", "SEAM-SLIP", "NEEDLE", "CORD", "LABEL-WRONG", "CARE-WRONG"];

    [Fact]
    public async Task Older_list_gains_what_was_added_and_keeps_what_it_has()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Saved(async db =>
        {
            await db.Defects.Where(defect => Added.Contains(defect.Code)).ExecuteDeleteAsync();
            await db.Defects.Where(defect => defect.Code == "PILL").ExecuteUpdateAsync(set => set.SetProperty(defect => defect.Name, "Bobbles"));
            db.Add(new Defect("SNAG", "Ladder", "Knitwear", Severity.Major, "register"));
            return await db.SaveChangesAsync();
        });

        await using var again = await app.Restart();

        var known = await again.Saved(db => db.Defects.AsNoTracking().ToDictionaryAsync(defect => defect.Code));
        Assert.Empty(Added.Except(known.Keys));
        Assert.Equal(DefectList.Starter().Count(), known.Count);
        Assert.Equal(("Bobbles", "Ladder", "register"), (known["PILL"].Name, known["SNAG"].Name, known["SNAG"].Source));
    }

    [Fact]
    public async Task Chain_with_a_list_of_its_own_keeps_to_it()
    {
        await using var app = await ComplaintsApp.Start();
        await app.Saved(async db =>
        {
            await db.Defects.ExecuteDeleteAsync();
            db.Add(new Defect("OWN-1", "Our own", "Ours", Severity.Minor));
            return await db.SaveChangesAsync();
        });

        await using var again = await app.Restart();

        Assert.Equal(["OWN-1"], await again.Saved(db => db.Defects.Select(defect => defect.Code).ToListAsync()));
    }

    [Fact]
    public async Task What_can_hurt_somebody_in_clothes_is_offered_as_critical()
    {
        await using var app = await ComplaintsApp.Start();

        var defects = (await app.Done(app.Floor, new ShowReference())).Defects.Where(defect => Added.Contains(defect.Code)).ToList();

        Assert.Equal(Added.Count, defects.Count);
        Assert.Equal(["CORD", "NEEDLE"], defects.Where(defect => defect.Severity == "critical").Select(defect => defect.Code).Order(StringComparer.Ordinal));
    }
}
