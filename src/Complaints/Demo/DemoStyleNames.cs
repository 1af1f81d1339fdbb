namespace Complaints.Demo;

/// <summary>What the demo's articles are called by German and Chinese colleagues.</summary>
internal static class DemoStyleNames
{
    public static readonly IReadOnlyDictionary<string, (string German, string Chinese)> All = new Dictionary<string, (string, string)>
    {
        ["CAIRN-11"] = ("Cairn Wanderschuh", "Cairn 健步鞋"),
        ["LOTUS-07"] = ("Lotus Pumps", "Lotus 浅口高跟鞋"),
        ["SWIFT-23"] = ("Swift Laufschuh", "Swift 跑鞋"),
        ["POLAR-80"] = ("Polar Winterstiefel", "Polar 冬靴"),
        ["MAPLE-15"] = ("Maple Stiefelette", "Maple 短靴"),
        ["HARBOR-31"] = ("Harbor Slipper", "Harbor 乐福鞋"),
        ["PEBBLE-02"] = ("Pebble Lauflernschuh", "Pebble 学步鞋"),
        ["TWILIGHT-64"] = ("Twilight Abendsandale", "Twilight 晚宴凉鞋"),
        ["RANGER-42"] = ("Ranger Schnürstiefel", "Ranger 系带靴"),
        ["BREEZE-18"] = ("Breeze Sommersandale", "Breeze 夏季凉鞋"),
        ["METRO-55"] = ("Metro Businessschuh", "Metro 商务皮鞋"),
        ["COMET-09"] = ("Comet Kindersneaker", "Comet 儿童运动鞋"),
        ["ALDER-27"] = ("Alder Chelsea-Boot", "Alder 切尔西靴"),
        ["JASMINE-33"] = ("Jasmine Ballerina", "Jasmine 芭蕾平底鞋"),
        ["VECTOR-70"] = ("Vector Trainingsschuh", "Vector 训练鞋"),
        ["ORCHID-12"] = ("Orchid High Heel", "Orchid 高跟鞋"),
        ["TUNDRA-90"] = ("Tundra Schneestiefel", "Tundra 雪地靴"),
        ["CANVAS-05"] = ("Canvas Stoffschuh", "Canvas 帆布鞋"),
        ["MARSH-38"] = ("Marsh Gummistiefel", "Marsh 雨靴"),
        ["SILK-ROAD-21"] = ("Silk Road Hausschuh", "Silk Road 绣花便鞋"),
        ["FALCON-61"] = ("Falcon Basketballschuh", "Falcon 篮球鞋"),
        ["TERRA-44"] = ("Terra Bergstiefel", "Terra 登山靴"),
        ["LAGOON-16"] = ("Lagoon Badeschuh", "Lagoon 沙滩拖鞋"),
        ["BAMBOO-03"] = ("Bamboo Stricksneaker", "Bamboo 针织运动鞋"),
        ["VIOLA-29"] = ("Viola Blockabsatz", "Viola 粗跟鞋"),
        ["STRIDE-77"] = ("Stride Bequemschuh", "Stride 舒适鞋"),
        ["KITE-08"] = ("Kite Kinderstiefel", "Kite 童靴"),
        ["ATLAS-52"] = ("Atlas Arbeitsstiefel", "Atlas 工装靴"),
        ["CORAL-14"] = ("Coral Keilsandale", "Coral 坡跟凉鞋"),
        ["NOVA-36"] = ("Nova Plateausneaker", "Nova 厚底运动鞋"),
        ["WILLOW-A1"] = ("Willow Wollmantel", "Willow 羊毛大衣"),
        ["CEDAR-A2"] = ("Cedar Daunenjacke", "Cedar 羽绒服"),
        ["BROOK-A3"] = ("Brook Strickpullover", "Brook 针织衫"),
        ["DUNE-A4"] = ("Dune Chinohose", "Dune 休闲裤"),
        ["PEONY-A5"] = ("Peony Seidenbluse", "Peony 真丝衬衫"),
        ["SKY-A6"] = ("Sky T-Shirt mit Druck", "Sky 印花T恤"),
        ["MOSS-A7"] = ("Moss Fleecejacke", "Moss 抓绒外套"),
        ["INDIGO-A8"] = ("Indigo Jeansjacke", "Indigo 牛仔外套"),
        ["FERN-A9"] = ("Fern Faltenrock", "Fern 百褶裙"),
        ["RIVER-A10"] = ("River Kinder-Hoodie", "River 儿童连帽衫"),
    };
}
