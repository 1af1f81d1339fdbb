using System.Globalization;
using Complaints.Customers;

namespace Complaints.Demo;

/// <summary>Who complains. Some come again, to the same store.</summary>
internal sealed class DemoCustomers(DemoPeople people, Dice dice)
{
    private static readonly string[] Families = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗", "梁", "宋", "郑", "谢", "韩", "唐", "冯", "董", "程", "曹"];
    private static readonly string[] Given = ["秀英", "建国", "丽华", "志强", "雪梅", "海燕", "晓东", "桂兰", "美玲", "国庆", "婷婷", "文博", "春花", "子涵", "雨桐", "俊杰", "立新", "红霞", "佳怡", "明", "磊", "静", "敏", "艳", "洋", "欣", "慧", "鹏", "丹", "凯"];
    private static readonly string[] GermanFirst = ["Sabine", "Thomas", "Heike", "Andreas", "Katrin", "Uwe", "Steffi", "Matthias", "Birgit", "Jens", "Claudia", "Torsten", "Anja", "Frank", "Franziska", "Lars", "Monika", "Felix", "Ines", "Tobias", "Lena", "Ronny", "Gisela", "Dirk"];
    private static readonly string[] GermanLast = ["Müller", "Schmidt", "Richter", "Lehmann", "Krause", "Zimmermann", "Böhme", "Hartmann", "Seidel", "Köhler", "Pietsch", "Vogel", "Lange", "Kunze", "Winkler", "Schubert", "Jahn", "Förster", "Neumann", "Thiele"];
    private static readonly string[] IrishFirst = ["Niamh", "Sean", "Ciara", "Declan", "Sinead", "Brian", "Orla", "Kevin", "Grace", "Eoin", "Fiona", "Mark"];
    private static readonly string[] IrishLast = ["Murphy", "Kelly", "O'Brien", "Walsh", "Ryan", "Nolan", "Doherty", "Quinn", "Lynch", "Farrell", "Power", "Casey"];

    /// <summary>The first names of women among these; the others are men.</summary>
    private static readonly HashSet<string> Women =
    [
        "秀英", "丽华", "雪梅", "海燕", "桂兰", "美玲", "婷婷", "春花", "子涵", "雨桐", "红霞", "佳怡", "静", "敏", "艳", "欣", "慧", "丹",
        "Sabine", "Heike", "Katrin", "Steffi", "Birgit", "Claudia", "Anja", "Franziska", "Monika", "Ines", "Lena", "Gisela",
        "Niamh", "Ciara", "Sinead", "Orla", "Grace", "Fiona",
    ];

    /// <summary>What those who come often are known for.</summary>
    private static readonly (string Likes, string Topics)[] Chinese = [("软皮、低跟的鞋", "孙女上小学的事"), ("喝龙井，不喝凉的", "广场舞"), ("跑鞋，偏爱蓝色", "马拉松"), ("安静一点的试鞋区", "养花")];
    private static readonly (string Likes, string Topics)[] German = [("bequeme Halbschuhe, gern in Braun", "den eigenen Garten"), ("Kaffee schwarz", "Wandern in der Sächsischen Schweiz"), ("Laufschuhe, immer dasselbe Modell", "den Dresdner Marathon"), ("Zeit zum Anprobieren", "die Enkel")];
    private static readonly (string Likes, string Topics)[] Irish = [("ankle boots, nothing with laces", "singing in the choir"), ("tea with milk while trying on", "the county match"), ("trail shoes in a wide fitting", "hill walking"), ("to be left to look around first", "the dogs")];

    /// <summary>Names that are not said as they are written.</summary>
    private static readonly Dictionary<string, string> Said = new() { ["Niamh"] = "Neev", ["Ciara"] = "Keera", ["Sinead"] = "Shin-aid", ["Eoin"] = "Owen", ["Sean"] = "Shawn", ["Steffi"] = "Schteffi", ["Uwe"] = "Oo-veh" };

    private readonly List<(string Store, Customer Customer)> known = [];
    private readonly HashSet<string> names = [];

    public Customer Somebody(DemoStore store, DateTime time)
    {
        var regulars = known.Where(entry => entry.Store == store.Code).ToList();
        if (regulars.Count > 5 && dice.Chance(0.16))
        {
            return dice.Of(regulars).Customer;
        }

        var name = Name(store.Language);
        var phone = dice.Chance(0.92) ? Phone(store.Language) : null;
        var mail = phone is null || dice.Chance(0.25) ? $"customer{known.Count + 1}@example.com" : null;
        var customer = new Customer(name, phone, mail, store.Language, time);
        customer.Change(Known(customer.Details with { Address = Address(store.Language), Salutation = Salutation(name, store.Language) }, name, store));
        known.Add((store.Code, customer));
        return customer;
    }

    /// <summary>Two of three are known by more than a number. By the count, not by chance: the tickets stay as they are.</summary>
    private CustomerDetails Known(CustomerDetails details, string name, DemoStore store)
    {
        var (likes, topics) = (store.Language switch { "zh" => Chinese, "de" => German, _ => Irish })[known.Count % 4];
        var clerks = people.ClerksOf(store.Code);
        return (known.Count % 3) switch
        {
            0 => details with { Pronounced = Pronounced(name), Likes = likes },
            1 => details with { Pronounced = Pronounced(name), Likes = likes, Topics = topics, Guide = clerks[known.Count % clerks.Count].PersonId },
            _ => details,
        };
    }

    /// <summary>Without one the coach would say the whole name to somebody's face.</summary>
    private static string Salutation(string name, string language) => (language, Women.Contains(language == "zh" ? name[1..] : name.Split(' ')[0])) switch
    {
        ("zh", true) => "nushi",
        ("zh", false) => "xiansheng",
        (_, true) => "frau",
        _ => "herr",
    };

    private static string? Pronounced(string name) => Said.TryGetValue(name.Split(' ')[0], out var said) ? $"{said} {name.Split(' ')[^1]}" : null;

    private string Name(string language)
    {
        for (var attempt = 0; ; attempt++)
        {
            var name = language switch
            {
                "zh" => dice.Of(Families) + dice.Of(Given),
                "de" => $"{dice.Of(GermanFirst)} {dice.Of(GermanLast)}",
                _ => $"{dice.Of(IrishFirst)} {dice.Of(IrishLast)}",
            };
            if (names.Add(name) || attempt > 20)
            {
                return name;
            }
        }
    }

    /// <summary>Streets of no town, so that nobody lives there. By the count, not by chance: the tickets stay as they are.</summary>
    private string Address(string language)
    {
        var house = 1 + (known.Count % 90);
        return language switch
        {
            "zh" => string.Create(CultureInfo.InvariantCulture, $"示例路{house}号 000000"),
            "de" => string.Create(CultureInfo.InvariantCulture, $"Musterweg {house}, 00000"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{house} Sample Lane"),
        };
    }

    /// <summary>Numbers that nobody has: an unused prefix in China, those kept for films in Germany and Ireland.</summary>
    private string Phone(string language)
    {
        var number = known.Count;
        return language switch
        {
            "zh" => string.Create(CultureInfo.InvariantCulture, $"+86 100 0000 {1000 + number}"),
            "de" => string.Create(CultureInfo.InvariantCulture, $"+49 30 23125 {number % 1000:000}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"+353 20 910 {1000 + number}"),
        };
    }
}
