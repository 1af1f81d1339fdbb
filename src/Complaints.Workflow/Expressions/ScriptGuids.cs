using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Complaints.Workflow.Expressions;

/// <summary>
/// GUIDs without chance: made from the instance, how long its journal was before the step, and how many the step has made
/// already. So the same step gives the same ones, and no two steps that are kept share one.
/// </summary>
internal static class ScriptGuids
{
    public static Guid Next(string instanceId, int lastEntry, int count)
    {
        var seed = string.Create(CultureInfo.InvariantCulture, $"{instanceId}\n{lastEntry}\n{count}");
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(seed)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);   // version 8: made in an own way (RFC 9562)
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
