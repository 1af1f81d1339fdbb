namespace Complaints.Products.Pictures;

/// <summary>A part of an article that can be pointed at, and the group of defects it leads to.</summary>
/// <param name="Name">Key of its name: Part.NAME in PictureTexts.</param>
/// <param name="Area">The part's shape on a grid of 360 by 226; drawn and tapped.</param>
/// <param name="Lines">What is drawn on it: laces, stitches, teeth of a zip.</param>
/// <param name="Open">The shape is no surface but a sign beside the article, or a seam: it has no tone of its own.</param>
internal sealed record Part(string Name, string Group, string Area, string Lines = "", bool Open = false);

/// <summary>The articles to point at. A later part lies on top of an earlier one; words are offered in the same order.</summary>
internal static class Parts
{
    public static readonly IReadOnlyList<Part> Shoe =
    [
        new("heel", "Sole and heel", "M20 178H104V208A8 8 0 0 1 96 216H32A8 8 0 0 1 24 208z", "M40 198H88"),
        new("sole", "Sole and heel", "M104 178H350V184A22 22 0 0 1 328 206H116L104 198z", "M136 192H320"),
        new("tongue", "Fit and comfort", "M122 60C130 34 146 20 168 24C170 46 180 74 206 106L190 116z", "M140 44L156 36L160 48L146 55z"),
        new("upper", "Upper and lining", "M34 62C46 90 104 92 126 60L186 138C196 134 204 124 208 112C222 124 236 128 250 130C240 146 236 160 236 178H20C20 142 40 104 34 62z"),
        new("inside", "Upper and lining", "M34 62C40 46 112 42 126 60C106 92 46 90 34 62z", "M56 66C72 74 92 74 106 66"),
        new("fastening", "Seams and fastenings", "M126 60L142 54L210 110C206 124 196 134 184 140L106 80C114 75 121 68 126 60z", "M122 78L146 66M138 90L162 80M154 103L178 94M170 116L194 107"),
        new("toe", "Upper and lining", "M250 130C306 134 346 148 350 178H236C236 160 240 146 250 130z", "M262 138L260 142M256 150L254 154M252 162L251 166"),
        new("seam", "Seams and fastenings", "M58 90C70 118 66 150 54 174M182 142C166 152 158 164 156 174", Open: true),
        new("smell", "Smell and skin", "M222 72C212 60 232 50 222 36S230 18 226 12M246 72C236 60 256 50 246 36S254 18 250 12M270 72C260 60 280 50 270 36S278 18 274 12", Open: true),
        new("colour", "Colour", "M318 8C334 8 346 17 346 29C346 37 340 40 333 40H328C323 40 322 44 324 48C326 53 324 57 318 57C302 57 291 46 291 33S302 8 318 8z", "M303 30H303.1M312 20H312.1M326 19H326.1M335 28H335.1M304 41H304.1"),
    ];

    public static readonly IReadOnlyList<Part> Garment =
    [
        new("fabric", "Fabric", "M144 26L100 44L54 72L26 172L62 186L96 124V216H264V124L298 186L334 172L306 72L260 44L216 26C206 42 154 42 144 26z", "M230 150H248M230 162H248M230 174H248M236 144V180M242 144V180"),
        new("tongue", "Fit and comfort", "M144 26C152 12 208 12 216 26C206 42 154 42 144 26z", "M170 20H190V32H170z"),
        new("inside", "Upper and lining", "M189 132L226 216H189z", "M196 168L204 210M196 190L199 210"),
        new("fastening", "Seams and fastenings", "M171 40H189V216H171z", "M175 52H181M179 62H185M175 72H181M179 82H185M175 92H181M179 102H185M175 112H181M179 122H185M175 132H181M179 142H185M175 152H181M179 162H185M175 172H181M179 182H185M175 192H181M179 202H185"),
        new("print", "Fabric", "M134 72L140 86L155 87L143 97L147 112L134 104L121 112L125 97L113 87L128 86z"),
        new("seam", "Seams and fastenings", "M101 48C92 74 90 98 96 120M259 48C268 74 270 98 264 120M104 206H164M234 206H256", Open: true),
        new("smell", "Smell and skin", "M12 62C2 50 22 42 12 30S20 14 16 8M32 62C22 50 42 42 32 30S40 14 36 8M52 62C42 50 62 42 52 30S60 14 56 8", Open: true),
        new("colour", "Colour", "M326 8C342 8 354 17 354 29C354 37 348 40 341 40H336C331 40 330 44 332 48C334 53 332 57 326 57C310 57 299 46 299 33S310 8 326 8z", "M311 30H311.1M320 20H320.1M334 19H334.1M343 28H343.1M312 41H312.1"),
    ];
}
