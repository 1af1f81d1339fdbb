using Complaints.Customers;

namespace Complaints.Tests.Customers;

public sealed class SpokenNameTests
{
    [Theory]
    [InlineData("Anna Müller", "frau", "de", "Frau Müller")]
    [InlineData("Anna Müller", "frau", "en", "Ms Müller")]
    [InlineData("Peter Müller", "xiansheng", "zh", "Müller先生")]
    [InlineData("Frau Köhler", "frau", "de", "Frau Köhler")]
    [InlineData("王芳", "nushi", "zh", "王女士")]
    [InlineData("王芳", "nushi", "de", "Frau 王")]
    [InlineData("王小明", "none", "zh", "王小明")]
    [InlineData(" Zhao Lei ", "xiansheng", "zh", "Zhao先生")]
    [InlineData("Zhao Lei", "herr", "en", "Mr Zhao")]
    [InlineData("Zhao Lei", "none", "de", "Zhao Lei")]
    [InlineData("Zhao Lei", null, "de", "Zhao Lei")]
    [InlineData(" ", "frau", "de", null)]
    [InlineData(null, "frau", "de", null)]
    public void Name_is_said_as_the_language_of_the_sentence_says_it(string? name, string? salutation, string language, string? said) =>
        Assert.Equal(said, new SpokenName(name, salutation).In(language));
}
