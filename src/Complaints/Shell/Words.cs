using System.Text.Json;

namespace Complaints.Shell;

public static class Words
{
    /// <summary>An enum's member as the API and the resource files name it: awaitingApproval.</summary>
    public static string Word<T>(this T member)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(member.ToString());
}
