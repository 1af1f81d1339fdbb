using Complaints.Tickets;
using Complaints.Tickets.Intake;

namespace Complaints.Tests.Tickets.Intake;

/// <summary>A receipt is scanned while somebody types who stands there.</summary>
public sealed class IntakeFormTests
{
    private static readonly ScanArticle OfHers = new(
        null, "R-1", 1, "D01", null, null, "BOOT-3", "Boot", null, null, null, null, null, null, new CustomerView("Anna Meier", "0151 1", "anna@example.org", "de", "frau"));

    [Fact]
    public void Whoever_bought_it_stands_there_unless_somebody_else_was_typed()
    {
        var form = new IntakeForm();

        form.Take(OfHers);

        Assert.Equal(("Anna Meier", "0151 1", "anna@example.org", "de", "frau"), (form.Name, form.Phone, form.Email, form.Language, form.Salutation));
    }

    [Theory]
    [InlineData("Peter Meier", "0151 2")]
    [InlineData("Peter Meier", null)]
    [InlineData(null, "0151 2")]
    public void Nobody_is_called_and_reached_like_whoever_bought_it_for_them(string? name, string? phone)
    {
        var form = new IntakeForm { Name = name, Phone = phone };

        form.Take(OfHers);

        Assert.Equal((null, null, null), (form.Email, form.Language, form.Salutation));
    }
}
