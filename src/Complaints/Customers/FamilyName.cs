using System.Text;
using System.Text.RegularExpressions;

namespace Complaints.Customers;

/// <summary>The part of a written name that stands beside Herr, Ms or 先生. Where it cannot be told, that is the whole name: nobody minds hearing theirs.</summary>
public static partial class FamilyName
{
    private static readonly HashSet<string> Particles = Words("von vom van den der zu zum zur af av de del della delle degli di da dal do dos das du des le la les lo ten ter te y", StringComparer.Ordinal);

    private static readonly IReadOnlyList<string> OfTwoSigns =
    [
        "欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "皇甫", "尉迟", "尉遲", "公孙", "公孫", "慕容", "令狐", "夏侯", "东方", "東方", "西门", "西門", "南宫", "南宮",
        "司徒", "端木", "司空", "东郭", "東郭", "百里", "呼延", "轩辕", "軒轅", "独孤", "獨孤", "长孙", "長孫", "宇文", "闻人", "聞人", "公羊", "申屠", "钟离", "鍾離", "拓跋",
    ];

    /// <summary>Without those that are as often a given name: Lei, Wei, Fang.</summary>
    private static readonly HashSet<string> Surnames = Words(
        "wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han tang feng deng cao peng zeng xiao tian dong pan yuan cai jiang du ye cheng su lu lü "
        + "ding ren yao shen zhong cui tan fan liao shi xia fu jia zou xue qiu hou shao meng qin gu hao kong duan qian ouyang sima shangguan zhuge situ",
        StringComparer.OrdinalIgnoreCase);

    /// <summary>What follows a family name, or says that another one follows.</summary>
    private static readonly HashSet<string> Beside = Words("jr sr ii iii iv geb geb. née nee", StringComparer.OrdinalIgnoreCase);

    public static string Of(string name)
    {
        var words = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var whole = string.Join(' ', words);
        if (whole.IndexOfAny([',', '，']) is > 0 and var comma)
        {
            return whole[..comma].TrimEnd();
        }

        var signs = string.Concat(words).EnumerateRunes().ToList();
        return signs.Exists(IsHan) ? OfHan(string.Concat(words), signs) ?? whole
            : words.Length < 2 || words.Any(Beside.Contains) || Given().IsMatch(words[^1]) || !words[^1].All(sign => char.IsLetter(sign) || sign is '-' or '\'' or '’') ? whole
            : !Particles.Contains(words[^2]) && words.All(word => Pinyin().IsMatch(word)) ? OfPinyin(words[0], words[^1]) ?? whole
            : Last(words);
    }

    private static string? OfHan(string name, List<Rune> signs) => signs.Count is < 2 or > 4 || !signs.TrueForAll(IsHan)
        ? null
        : OfTwoSigns.FirstOrDefault(surname => name.StartsWith(surname, StringComparison.Ordinal)) ?? (signs.Count < 4 ? signs[0].ToString() : null);

    /// <summary>In Latin letters some write the family name first and some last; a common one tells, as long as the other end is none.</summary>
    private static string? OfPinyin(string first, string last) => (Surnames.Contains(first), Surnames.Contains(last)) switch
    {
        (true, false) => first,
        (false, true) => last,
        _ => null,
    };

    private static string Last(string[] words)
    {
        var from = words.Length - 1;
        while (from > 0 && Particles.Contains(words[from - 1]))
        {
            from--;
        }

        return string.Join(' ', words[from..]);
    }

    private static bool IsHan(Rune sign) => sign.Value is (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0x20000 and <= 0x3FFFF);

    private static HashSet<string> Words(string words, StringComparer comparer) => words.Split(' ').ToHashSet(comparer);

    /// <summary>A given name that is written last, as in Kim Min-jun.</summary>
    [GeneratedRegex("-\\p{Ll}")]
    private static partial Regex Given();

    /// <summary>One or two syllables, so that Müller, Meier and Miller are none.</summary>
    [GeneratedRegex("^(?:(?:a|ai|an|ang|ao|e|en|o|ou|(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcswy])(?:[iu]?ang|i?ong|eng|ing|[iu]?an|i?ao|u?ai|[eu]i|ou|en|in|un|i?a|ie|iu|u[ao]|[uü]e|[aoeiuü]))[-'’]?){1,2}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pinyin();
}
