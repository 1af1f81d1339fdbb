using Complaints.Data;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Quality;

/// <summary>What people call a code.</summary>
public sealed class DimensionNames(ComplaintsDb db)
{
    /// <returns>A function from code to name; a code without a name is its own name.</returns>
    public async Task<Func<string, string>> Of(string by, CancellationToken cancellation)
    {
        var names = by switch
        {
            "defect" => await db.Defects.AsNoTracking().ToDictionaryAsync(defect => defect.Code, defect => defect.Name, cancellation),
            "style" => await db.Styles.AsNoTracking().ToDictionaryAsync(style => style.Code, style => style.NameHere, cancellation),
            "store" => await db.Stores.AsNoTracking().ToDictionaryAsync(store => store.Code, store => store.Name, cancellation),
            _ => [],
        };
        return key => names.GetValueOrDefault(key, key);
    }
}
