using Complaints.Customers;
using FsCheck;
using FsCheck.Fluent;

namespace Complaints.Tests.Customers;

public sealed class FamilyNameTests
{
    [Theory]
    [InlineData("Peter Müller", "Müller")]
    [InlineData(" peter  müller ", "müller")]
    [InlineData("Müller", "Müller")]
    [InlineData("Müller, Anna", "Müller")]
    [InlineData("von der Heide, Anna", "von der Heide")]
    [InlineData("Annette von Droste-Hülshoff", "von Droste-Hülshoff")]
    [InlineData("Vincent van Gogh", "van Gogh")]
    [InlineData("Ursula von der Leyen", "von der Leyen")]
    [InlineData("Jean de La Fontaine", "Fontaine")]
    [InlineData("Charles de la Tour", "de la Tour")]
    [InlineData("Sinéad O’Connor", "O’Connor")]
    [InlineData("Dr. Jonas Keller", "Keller")]
    [InlineData("Иван Петров", "Петров")]
    public void Western_name_is_said_by_its_last_word_and_what_belongs_to_it(string name, string family) => Assert.Equal(family, FamilyName.Of(name));

    [Theory]
    [InlineData("王芳", "王")]
    [InlineData("王小明", "王")]
    [InlineData("王 小明", "王")]
    [InlineData("欧阳娜娜", "欧阳")]
    [InlineData("司马光", "司马")]
    [InlineData("諸葛亮", "諸葛")]
    [InlineData("上官", "上官")]
    [InlineData("马云", "马")]
    public void Chinese_name_is_said_by_its_first_sign_or_its_surname_of_two(string name, string family) => Assert.Equal(family, FamilyName.Of(name));

    [Theory]
    [InlineData("Zhao Lei", "Zhao")]
    [InlineData("Wang Xiao Ming", "Wang")]
    [InlineData("Xiaoming Wang", "Wang")]
    [InlineData("Anna Li", "Li")]
    [InlineData("Peter Chen", "Chen")]
    [InlineData("Lin Müller", "Müller")]
    [InlineData("Zhang Yang", "Zhang Yang")]
    [InlineData("Fang Min", "Fang Min")]
    public void Chinese_name_in_latin_letters_is_shortened_only_where_one_end_is_surely_the_family(string name, string family) => Assert.Equal(family, FamilyName.Of(name));

    [Theory]
    [InlineData("王")]
    [InlineData("努尔艾力江")]
    [InlineData("阿依古丽")]
    [InlineData("田中太郎")]
    [InlineData("John Smith III")]
    [InlineData("John Smith Jr")]
    [InlineData("Anna Müller geb. Schmidt")]
    [InlineData("Kim Min-jun")]
    [InlineData("王芳 Wang Fang")]
    [InlineData("John Smith Jr.")]
    [InlineData("Anna M.")]
    [InlineData("Familie Müller (Laden)")]
    public void Name_that_cannot_be_told_apart_stays_whole(string name) => Assert.Equal(name, FamilyName.Of(name));

    [Fact]
    public void Family_name_is_a_part_of_the_name_and_its_own_family_name() => Prop.ForAll(
        Gen.Elements("Anna", "Peter", "von", "der", "de", "la", "Müller", "Zhao", "Lei", "Li", "王", "欧阳", "小明", "O’Connor", "Jr.", "4").NonEmptyListOf().Select(words => string.Join(' ', words)).ToArbitrary(), name =>
        {
            var family = FamilyName.Of(name);
            return family.Length > 0 && name.Replace(" ", "", StringComparison.Ordinal).Contains(family.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal) && FamilyName.Of(family) == family;
        }).QuickCheckThrowOnFailure();
}
