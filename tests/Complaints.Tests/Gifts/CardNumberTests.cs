using Complaints.Gifts;

namespace Complaints.Tests.Gifts;

public sealed class CardNumberTests
{
    [Fact]
    public void New_numbers_are_right_and_never_the_same()
    {
        var numbers = Enumerable.Range(0, 2000).Select(_ => CardNumber.New()).ToList();

        Assert.All(numbers, number => Assert.Null(CardNumber.WhyNot(number)));
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
        Assert.All(Enumerable.Range(0, CardNumber.Length), place => Assert.Equal(CardNumber.Signs.Length, numbers.Select(number => number[place]).Distinct().Count()));
    }

    [Fact]
    public void Every_single_wrong_sign_is_noticed()
    {
        foreach (var number in Enumerable.Range(0, 50).Select(_ => CardNumber.New()))
        {
            for (var place = 0; place < number.Length; place++)
            {
                foreach (var sign in CardNumber.Signs.Where(sign => sign != number[place]))
                {
                    Assert.Contains("mistyped", CardNumber.WhyNot(number[..place] + sign + number[(place + 1)..])?.ToString(), StringComparison.Ordinal);
                }
            }
        }
    }

    [Fact]
    public void Any_two_signs_that_changed_places_are_noticed()
    {
        foreach (var number in Enumerable.Range(0, 100).Select(_ => CardNumber.New()))
        {
            for (var one = 0; one < number.Length; one++)
            {
                for (var other = one + 1; other < number.Length; other++)
                {
                    var swapped = number.ToCharArray();
                    (swapped[one], swapped[other]) = (swapped[other], swapped[one]);
                    Assert.Equal(number[one] == number[other], CardNumber.WhyNot(new string(swapped)) is null);
                }
            }
        }
    }

    /// <summary>The example of the NOID documentation: 13030/xf93gt2 ends in q. A slash counts nothing and takes its place.</summary>
    [Fact]
    public void Check_sign_is_that_of_the_published_example() => Assert.Equal('Q', CardNumber.CheckSign("13030/XF93GT2"));

    [Fact]
    public void Spaces_hyphens_small_letters_and_look_alikes_do_not_matter()
    {
        var number = CardNumber.New();
        while (!number.Contains('0', StringComparison.Ordinal) || !number.Contains('1', StringComparison.Ordinal))
        {
            number = CardNumber.New();
        }

        Assert.Equal(number, CardNumber.Tidy(" " + CardNumber.Spaced(number).Replace('0', 'o').Replace('1', 'l') + "\n"));
    }

    [Theory]
    [InlineData("", "Scan the card")]
    [InlineData("123", "16 letters and digits; these are 3")]
    [InlineData("1234-5678-9BCD-FGHA", "'A'")]
    [InlineData("卡1234567890123456", "'卡'")]
    public void What_is_no_number_is_refused_in_words(string typed, string why) =>
        Assert.Contains(why, CardNumber.WhyNot(CardNumber.Tidy(typed))?.ToString(), StringComparison.Ordinal);
}
