using System.Net;
using System.Net.Http.Headers;
using Complaints.Access;
using Complaints.Products;
using Complaints.Setup;
using Complaints.Shell;
using Complaints.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Complaints.Tests.Setup;

public sealed class SetupTests
{
    private static readonly AddStore Leipzig = new("L01", "Leipzig Markt", "Leipzig", "DE", "EUR", "Europe/Berlin");

    [Fact]
    public void Every_request_of_the_set_up_is_for_administrators_only()
    {
        var requests = typeof(AddStore).Assembly.GetTypes().Where(type => type.Namespace == typeof(AddStore).Namespace && type.GetInterfaces().Any(contract =>
            contract.IsGenericType && (contract.GetGenericTypeDefinition() == typeof(ICommand<>) || contract.GetGenericTypeDefinition() == typeof(IQuery<>)))).ToList();

        Assert.NotEmpty(requests);
        foreach (var role in Enum.GetValues<Role>())
        {
            var actor = new Actor(Guid.NewGuid(), "Somebody", role, ["T01"]);
            Assert.All(requests, request => Assert.Equal(role == Role.Admin, MayAttribute.WhyNot(request, actor) is null));
        }
    }

    [Fact]
    public async Task Tickets_can_be_opened_in_a_new_store_at_once()
    {
        await using var app = await ComplaintsApp.Start();
        Assert.DoesNotContain((await app.Done(app.Admin, new ShowReference())).Stores, store => store.Code == "L01");

        await app.Done(app.Admin, Leipzig);

        Assert.Contains((await app.Done(app.Admin, new ShowReference())).Stores, store => store.Code == "L01");
        await app.OpenedTicket(app.Admin, Scenarios.NewTicket("L01"));
    }

    [Fact]
    public async Task A_store_code_is_given_once()
    {
        await using var app = await ComplaintsApp.Start();

        var answer = await app.Send(app.Admin, Leipzig with { Code = "T01" });

        Assert.Equal((Refusal.AgainstRule, "There is already a store T01: Tianjin Binjiang."), (answer.Refusal, answer.Why));
    }

    [Fact]
    public async Task A_store_that_makes_no_sense_is_refused_naming_every_field()
    {
        await using var app = await ComplaintsApp.Start();

        var answer = await app.Send(app.Admin, new AddStore("L 01", " ", "", "Germany", "XXX", "Europe/Leipzig"));

        Assert.Equal(["city", "code", "country", "currency", "name", "timeZone"], answer.Problems.Select(problem => problem.Field).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_store_can_be_renamed_but_keeps_its_currency()
    {
        await using var app = await ComplaintsApp.Start();

        await app.Done(app.Admin, new ChangeStore("D01", "Dresden Neumarkt", "Dresden", "DE", "Europe/Berlin"));

        Assert.Contains(new StoreRow("D01", "Dresden Neumarkt", "Dresden", "DE", "EUR", "Europe/Berlin", null, null, null), await app.Done(app.Admin, new ListStores()));
    }

    [Fact]
    public async Task Pasted_styles_are_added_and_known_ones_lose_nothing()
    {
        await using var app = await ComplaintsApp.Start();
        const string text = "Code\tName\tMaterial\tColours\tSizes\tBatches\nRUNNER-7\tRunning shoe 7\t\tblue\t\tB2026-02\nCLOG-1\tClog 1\twood\tbrown|black\t38|39\tC1\n";

        Assert.Equal(new StylesPasted(1, 1), await app.Done(app.Admin, new PasteStyles(text)));
        Assert.Equal(new StylesPasted(0, 2), await app.Done(app.Admin, new PasteStyles(text)));

        var styles = (await app.Done(app.Admin, new ListStyles("RUNNER"))).Items;
        Assert.Equal(["black", "red", "blue"], styles.Single().Colours);
        Assert.Equal(["B2025-11", "B2026-01", "B2026-02"], styles.Single().Batches);
        Assert.Equal("mesh", styles.Single().Material);
        Assert.Contains((await app.Done(app.Floor, new ShowReference())).Styles, style => style.Code == "CLOG-1");
    }

    [Fact]
    public async Task One_wrong_line_keeps_all_of_them_out_and_is_named()
    {
        await using var app = await ComplaintsApp.Start();

        var answer = await app.Send(app.Admin, new PasteStyles("CLOG-1,Clog 1,wood\nCLOG-2\nCLOG 3,Clog 3\n"));

        Assert.Equal(["Line 2:", "Line 3:"], answer.Problems.Select(problem => problem.Sentence[..7]));
        Assert.Equal(0, (await app.Done(app.Admin, new ListStyles("CLOG"))).Total);
    }

    [Theory]
    [InlineData("A;Name;leather;red|blue;41|42;B1|B2")]
    [InlineData("A\tName\tleather\tred, blue\t41, 42\tB1, B2")]
    [InlineData("A,Name,leather,\"red,blue\",\"41,42\",\"B1,B2\"")]
    [InlineData("A;Name;leather;red、blue;41，42;B1|B2|B1")]
    [InlineData("code;name;material;colours;sizes;batches\r\n\r\nA;Name;leather;red|blue;41|42;B1|B2\r\n")]
    public void A_line_is_read_however_it_was_copied(string text)
    {
        var line = Assert.Single(StyleLines.Read(text));

        Assert.Null(line.Wrong);
        var style = StyleLines.Entry(line);
        Assert.Equal(("A", "Name", "leather"), (style.Code, style.Name, style.Material));
        Assert.Equal(["red", "blue"], style.Colours);
        Assert.Equal(["41", "42"], style.Sizes);
        Assert.Equal(["B1", "B2"], style.Batches);
    }

    [Fact]
    public async Task A_new_person_can_sign_in_with_the_password_given()
    {
        await using var app = await ComplaintsApp.Start();

        await app.Done(app.Admin, new AddPerson("mei", "Mei", Role.Floor, ["T01"], "a long password"));

        Assert.True(await Signs(app, "mei", "a long password"));
        Assert.False(await Signs(app, "mei", "another password"));
    }

    [Fact]
    public async Task A_reset_password_replaces_the_old_one_and_ends_what_is_signed_in()
    {
        await using var app = await ComplaintsApp.Start();
        var stamp = await Stamp(app, app.Floor);

        await app.Done(app.Admin, new ResetPassword(app.Floor.PersonId, "a long password"));

        Assert.True(await Signs(app, "floor", "a long password"));
        Assert.False(await Signs(app, "floor", Chain.Password));
        Assert.NotEqual(stamp, await Stamp(app, app.Floor));
    }

    [Fact]
    public async Task A_refused_person_leaves_nothing_behind()
    {
        await using var app = await ComplaintsApp.Start();

        Assert.Equal("stores", Assert.Single((await app.Send(app.Admin, new AddPerson("mei", "Mei", Role.Floor, ["X99"], "a long password"))).Problems).Field);
        Assert.Equal("userName", Assert.Single((await app.Send(app.Admin, new AddPerson("FLOOR", "Mei", Role.Floor, ["T01"], "a long password"))).Problems).Field);
        Assert.Equal(Chain.People.Count, await app.Saved(db => db.Users.CountAsync()));
    }

    [Fact]
    public async Task A_person_form_names_everything_that_is_missing()
    {
        await using var app = await ComplaintsApp.Start();

        var answer = await app.Send(app.Admin, new AddPerson("mei li", null, Role.Region, [], "short"));

        Assert.Equal(["name", "password", "stores", "userName"], answer.Problems.Select(problem => problem.Field).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Whoever_sees_all_stores_is_listed_for_none()
    {
        await using var app = await ComplaintsApp.Start();

        await app.Done(app.Admin, new ChangePerson(app.Floor.PersonId, "Li Wei", Role.Quality, ["T01"]));

        Assert.Empty((await app.Done(app.Admin, new ListPeople())).Single(person => person.Id == app.Floor.PersonId).Stores);
    }

    [Fact]
    public async Task An_administrator_can_neither_step_down_nor_lock_oneself_out()
    {
        await using var app = await ComplaintsApp.Start();

        Assert.Equal(Refusal.AgainstRule, (await app.Send(app.Admin, new ChangePerson(app.Admin.PersonId, "Sun Hao", Role.Quality, []))).Refusal);
        Assert.Equal(Refusal.AgainstRule, (await app.Send(app.Admin, new LockPerson(app.Admin.PersonId, true))).Refusal);
    }

    [Fact]
    public async Task A_locked_person_cannot_sign_in_and_neither_can_their_keys_until_unlocked()
    {
        await using var app = await ComplaintsApp.Start();
        var key = (await app.Done(app.Admin, new MakeApiKey(app.Floor.PersonId, "till"))).Key;
        Assert.Equal(HttpStatusCode.OK, await With(app, key));

        await app.Done(app.Admin, new LockPerson(app.Floor.PersonId, true));
        await app.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Unauthorized, await With(app, key));
        Assert.False(await Signs(app, "floor", Chain.Password));
        Assert.True((await app.Done(app.Admin, new ListPeople())).Single(person => person.Id == app.Floor.PersonId).IsLocked);

        await app.Done(app.Admin, new LockPerson(app.Floor.PersonId, false));
        Assert.Equal(HttpStatusCode.OK, await With(app, key));
        Assert.True(await Signs(app, "floor", Chain.Password));
    }

    [Fact]
    public async Task A_revoked_key_works_no_longer_and_the_key_itself_is_nowhere()
    {
        await using var app = await ComplaintsApp.Start();
        var key = (await app.Done(app.Admin, new MakeApiKey(app.Floor.PersonId, "till"))).Key;
        var row = (await app.Done(app.Admin, new ListPeople())).Single(person => person.Id == app.Floor.PersonId).Keys.Single(row => row.Label == "till");
        Assert.NotEqual(key, row.Hash);

        await app.Done(app.Admin, new RevokeApiKey(row.Hash));
        await app.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(HttpStatusCode.Unauthorized, await With(app, key));
        Assert.Equal(Refusal.NotFound, (await app.Send(app.Admin, new RevokeApiKey(row.Hash))).Refusal);
    }

    private static async Task<bool> Signs(ComplaintsApp app, string userName, string password)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var person = (await people.FindByNameAsync(userName))!;
        return (await scope.ServiceProvider.GetRequiredService<SignInManager<Person>>().CheckPasswordSignInAsync(person, password, lockoutOnFailure: false)).Succeeded;
    }

    private static Task<string?> Stamp(ComplaintsApp app, Actor actor) =>
        app.Saved(db => db.Users.Where(person => person.Id == actor.PersonId).Select(person => person.SecurityStamp).SingleAsync());

    private static async Task<HttpStatusCode> With(ComplaintsApp app, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/reference");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return (await app.Client(null).SendAsync(request)).StatusCode;
    }

    [Fact]
    public async Task New_style_does_not_overwrite_one_that_is_there()
    {
        await using var app = await ComplaintsApp.Start();
        var empty = new StyleEntry("RUNNER-7", "Other name", "", [], [], []);

        var answer = await app.Send(app.Admin, new SaveStyle(empty, IsNew: true));

        Assert.Equal(Refusal.AgainstRule, answer.Refusal);
        Assert.Contains("B2026-01", (await app.Done(app.Admin, new ShowReference())).Styles.Single(style => style.Code == "RUNNER-7").Batches);
    }
}
