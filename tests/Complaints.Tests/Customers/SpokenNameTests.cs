using Complaints.Customers;

namespace Complaints.Tests.Customers;

public sealed class SpokenNameTests
{
    [Theory]
    [InlineData("Anna Müller", "frau", "de", "Frau Anna Müller")]
    [InlineData("Anna Müller", "frau", "en", "Ms Anna Müller")]
    [InlineData("王芳", "nushi", "zh", "王芳女士")]
    [InlineData("王芳", "nushi", "de", "Frau 王芳")]
    [InlineData(" Zhao Lei ", "xiansheng", "zh", "Zhao Lei先生")]
    [InlineData("Zhao Lei", "herr", "en", "Mr Zhao Lei")]
    [InlineData("Zhao Lei", "none", "de", "Zhao Lei")]
    [InlineData("Zhao Lei", null, "de", "Zhao Lei")]
    [InlineData(" ", "frau", "de", null)]
    [InlineData(null, "frau", "de", null)]
    public void Name_is_said_as_the_language_of_the_sentence_says_it(string? name, string? salutation, string language, string? said) =>
        Assert.Equal(said, new SpokenName(name, salutation).In(language));
}
