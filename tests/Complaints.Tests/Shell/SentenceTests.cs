using System.Globalization;
using Complaints.Access;
using Complaints.Shell;
using Complaints.Workflow;

namespace Complaints.Tests.Shell;

public sealed class SentenceTests
{
    private static readonly string[] Currencies = ["EUR", "CNY"];
    private static readonly SentencesInCode Found = SentencesInCode.Of(typeof(Program).Assembly, typeof(Remark).Assembly);

    [Theory]
    [InlineData("de")]
    [InlineData("zh")]
    public void Every_sentence_of_the_program_is_translated(string language)
    {
        var known = Resx.Read("Shell/Sentences", language);

        Assert.True(Found.Templates.Count > 250, $"Only {Found.Templates.Count} sentences were found.");
        NoneOf(Found.Templates.Where(template => !known.ContainsKey(template)));
    }

    [Theory]
    [InlineData("de")]
    [InlineData("zh")]
    public void Every_translated_sentence_is_still_said(string language) =>
        NoneOf(Resx.Read("Shell/Sentences", language).Keys.Except(Found.Templates));

    [Fact]
    public void No_sentence_loses_its_template_before_it_is_translated() => NoneOf(Found.Lost);

    [Fact]
    public void Sentence_is_said_in_the_readers_language_with_words_numbers_and_lists_of_that_language()
    {
        Sentence Told() => $"This task is for the role {Role.Floor:Role}.";
        Sentence Many() => $"Choose a currency. Possible are {Currencies}.";
        Sentence TooMany() => $"The file has more than {200_000:N0} rows. Split it.";

        Assert.Equal("This task is for the role Floor staff.", In("en", Told));
        Assert.NotEqual(In("en", Told), In("de", Told));
        Assert.Contains("EUR、CNY", In("zh", Many), StringComparison.Ordinal);
        Assert.Contains("200.000", In("de", TooMany), StringComparison.Ordinal);
    }

    [Fact]
    public void What_nobody_has_translated_is_said_in_English_and_braces_stay_braces()
    {
        var name = "x";

        Assert.Equal("No such {thing}: x", In("de", () => $"No such {{thing}}: {name}"));
        Assert.Equal("{0} is {1}", In("de", () => Sentence.AsItIs("{0} is {1}")));
    }

    [Fact]
    public void Gist_leaves_out_what_differs_from_row_to_row()
    {
        Sentence inner = $"which has {12:value} characters; at most {10} are kept";
        Sentence whole = $"Column 'A' holds '{"long":value}', {inner}.";

        Assert.Equal("Column 'A' holds 'long', which has 12 characters; at most 10 are kept.", whole.ToString());
        Assert.Equal("Column 'A' holds '…', which has … characters; at most 10 are kept.", whole.Gist);
    }

    private static void NoneOf(IEnumerable<string> offenders) => Assert.True(!offenders.Any(), string.Join("\n", offenders));

    private static string In(string language, Func<Sentence> say)
    {
        var before = CultureInfo.CurrentUICulture;
        var numbers = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            return say().ToString();
        }
        finally
        {
            (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture) = (before, numbers);
        }
    }
}
