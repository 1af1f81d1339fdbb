using Complaints.Workflow.Expressions;

namespace Complaints.Workflow.Tests.Expressions;

/// <summary>How deep a script may be nested, counted before the parser sees it. The last one that may, and the first that may not.</summary>
public class ScriptGuardTests
{
    private const string TooDeep = "The script is nested too deeply.";

    [Theory]
    [InlineData("-", 1000)]
    [InlineData("'a'", 1000)]
    [InlineData("\"a\"", 1000)]
    [InlineData("a ", 1000)]
    [InlineData("(", 200)]
    [InlineData("[", 200)]
    [InlineData("{", 200)]
    [InlineData("()", 996)]
    [InlineData("[]", 996)]
    [InlineData("{}", 996)]
    [InlineData("for;", 1000)]
    [InlineData("else;", 1000)]
    [InlineData("do;", 1000)]
    [InlineData("while;", 1000)]
    [InlineData("if;", 1000)]
    public void So_many_are_allowed_and_one_more_is_not(string piece, int most)
    {
        Assert.Null(ScriptGuard.Check(Times(piece, most)));
        Assert.Equal(TooDeep, ScriptGuard.Check(Times(piece, most + 1))?.ToString());
    }

    [Theory]
    [InlineData("aaaaaaaaaa1111111111", 200)]
    [InlineData("1 ", 1500)]
    [InlineData("a;", 5000)]
    [InlineData("-,", 5000)]
    [InlineData("\n", 5000)]
    public void What_does_not_nest_may_be_as_long_as_it_likes(string piece, int many) => Assert.Null(ScriptGuard.Check(Times(piece, many)));

    [Theory]
    [InlineData("'", "'")]
    [InlineData("\"", "\"")]
    [InlineData("/*", "*/")]
    [InlineData("//", "\n")]
    [InlineData("//", "")]
    [InlineData("/*", "")]
    [InlineData("'\\'", "'")]
    public void What_stands_in_texts_and_comments_does_not_count_and_what_stands_behind_does(string opens, string closes)
    {
        var hidden = opens + Times("(", 300) + closes;

        Assert.Null(ScriptGuard.Check(hidden));
        if (closes.Length > 0)
        {
            Assert.Equal(TooDeep, ScriptGuard.Check(hidden + Times("(", 201))?.ToString());
        }
    }

    [Fact]
    public void Slash_that_begins_no_comment_hides_nothing()
    {
        Assert.Equal(TooDeep, ScriptGuard.Check("/ " + Times("(", 201))?.ToString());
        Assert.Equal(TooDeep, ScriptGuard.Check(Times("-", 1000) + "/")?.ToString());
    }

    [Fact]
    public void Separator_begins_anew_at_the_depth_of_the_brackets_around_it()
    {
        Assert.Null(ScriptGuard.Check("-;" + Times("-", 1000)));
        Assert.Null(ScriptGuard.Check(Times("(", 199) + "----;" + Times("-", 5)));
        Assert.Equal(TooDeep, ScriptGuard.Check(Times("(", 199) + "----;" + Times("-", 6))?.ToString());
        Assert.Null(ScriptGuard.Check(Times("-", 600) + ";" + Times("-", 600)));
        Assert.Null(ScriptGuard.Check(")" + Times("-", 999)));
        Assert.Equal(TooDeep, ScriptGuard.Check(")" + Times("-", 1000))?.ToString());
    }

    [Fact]
    public void Script_of_the_longest_length_is_read_and_one_character_more_is_not()
    {
        var longest = "1".PadRight(ScriptGuard.MaxLength);

        Assert.NotNull(Script.Read(longest, out _));
        Assert.Equal("The script is longer than 20000 characters.", ScriptRun.Refused(longest + " "));
        Assert.Equal(TooDeep, ScriptRun.Refused(Times("-", 1001) + "1"));
    }

    private static string Times(string piece, int count) => string.Concat(Enumerable.Repeat(piece, count));
}
