using System.Text.Json;

namespace Complaints.Shell;

public static class Words
{
    /// <summary>An enum's member as the API and the resource files name it: awaitingApproval.</summary>
    public static string Word<T>(this T member)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(member.ToString());

    /// <returns>The member with exactly this word; null for anything else, also for "approve, reduce", which .NET would add up.</returns>
    public static T? Parse<T>(string? word)
        where T : struct, Enum => Enum.GetValues<T>().Where(member => member.Word() == word).Select(member => (T?)member).FirstOrDefault();
}
