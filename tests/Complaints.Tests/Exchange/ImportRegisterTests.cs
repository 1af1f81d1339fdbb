using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Complaints.Exchange;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Complaints.Tests.Exchange;

public sealed class ImportRegisterTests : IAsyncLifetime
{
    private ComplaintsApp app = null!;

    public async Task InitializeAsync() => app = await ComplaintsApp.Start();

    public Task DisposeAsync() => app.DisposeAsync().AsTask();

    [Fact]
    public async Task Rows_become_closed_tickets_of_the_register()
    {
        var mapping = ImportScenarios.Mapping();
        mapping["columns"]!["closedAt"] = "Closed";
        mapping["columns"]!["price"] = "Price";
        mapping["columns"]!["description"] = "Words";
        mapping["columns"]!["number"] = "No";
        mapping["values"] = new JsonObject { ["store"] = new JsonObject { ["Tianjin"] = "T01" } };
        mapping["timeZone"] = "Asia/Shanghai";

        await app.Import("Opened,Closed,Store,Defect,Price,Words,No\n2025-04-01 08:00,2025-04-03,Tianjin,SOLE-OPEN,\"1,399.50\",=1+1,A-7\n", mapping);

        var row = Assert.Single((await app.Done(app.Quality, new ListTickets(Source: "Old desk"))).Items);
        var ticket = await app.Done(app.Quality, new ShowTicket(row.Number));
        Assert.Equal(("closed", "T01", "thirdParty", "SOLE-OPEN", "Sole and heel"), (ticket.Status, ticket.Store, ticket.Channel, ticket.Defect, ticket.Problem));
        Assert.Equal(new DateTime(2025, 4, 1, 0, 0, 0, DateTimeKind.Utc), ticket.OpenedAt);
        Assert.Equal(new DateTime(2025, 4, 2, 16, 0, 0, DateTimeKind.Utc), ticket.ClosedAt);
        Assert.Equal((1399.50m, "CNY"), (ticket.Item.Price, ticket.Item.Currency));
        Assert.Equal("#A-7 =1+1", ticket.Description);
        Assert.Null(ticket.Outcome);
        Assert.Null(ticket.Customer);
    }

    [Fact]
    public async Task What_nobody_knows_is_brought_along_and_what_the_chain_knows_stays_as_it_is()
    {
        await app.Import(ImportScenarios.File);

        var (stores, defects) = await app.Saved(async db => (
            await db.Stores.ToDictionaryAsync(store => store.Code, store => (store.Name, store.Source)), await db.Defects.ToDictionaryAsync(defect => defect.Code, defect => defect.Source)));
        Assert.Equal(("Tianjin Binjiang", null), stores["T01"]);
        Assert.Equal(("OUTLET", "Old desk"), stores["OUTLET"]);
        Assert.Null(defects["SOLE-OPEN"]);
        Assert.Equal("Old desk", defects["Squeaky tongue"]);
    }

    [Fact]
    public async Task Code_that_another_register_brought_is_not_taken_for_the_same()
    {
        await app.Import(ImportScenarios.File);
        await app.Import(ImportScenarios.File, ImportScenarios.Mapping("Other desk"));

        var again = await app.Import(ImportScenarios.File + "2025-04-03,OUTLET,SOLE-OPEN\n", ImportScenarios.Mapping("Other desk"));

        Assert.Equal(1, again.Imported);
        var rows = (await app.Done(app.Quality, new ListTickets(Source: "Other desk"))).Items;
        Assert.Equal(["Other desk: OUTLET", "Other desk: OUTLET", "T01"], rows.Select(row => row.Store).Order());
    }

    [Fact]
    public async Task Same_rows_come_in_once()
    {
        var first = await app.Import(ImportScenarios.File);
        var second = await app.Import(ImportScenarios.File + "2025-04-03,T01,HOLE\n");

        Assert.Equal((2, 2, 0), (first.Read, first.Imported, first.Duplicates));
        Assert.Equal((3, 1, 2), (second.Read, second.Imported, second.Duplicates));
        Assert.All(second.Refused, row => Assert.Matches(@"^Already imported as C26-\d{6}\.$", row.Reason));
    }

    [Fact]
    public async Task Rows_alike_are_all_real_where_no_column_identifies_them()
    {
        const string twins = "Opened,Store,Defect\n2025-04-01,T01,HOLE\n2025-04-01,T01,HOLE\n2025-04-01,T01,HOLE\n";

        var first = await app.Import(twins);
        var second = await app.Import(twins + "2025-04-01,T01,HOLE\n");

        Assert.Equal((3, 0), (first.Imported, first.Duplicates));
        Assert.Equal((1, 3), (second.Imported, second.Duplicates));
    }

    [Fact]
    public async Task Second_row_of_a_key_is_refused_naming_the_ticket_of_the_first()
    {
        var mapping = ImportScenarios.Mapping();
        mapping["key"] = new JsonArray("Store", "Defect");
        const string file = "Opened,Store,Defect\n2025-04-01,T01,HOLE\n2025-05-05,T01,HOLE\n2025-05-05,,HOLE\n";

        var dry = await app.Import(file, mapping, dryRun: true);
        var report = await app.Import(file, mapping);

        Assert.Equal("The row in line 2 has the same key and comes first.", dry.Refused[0].Reason);
        var number = Assert.Single((await app.Done(app.Quality, new ListTickets(Source: "Old desk"))).Items).Number;
        Assert.Equal([new RefusedRow(3, $"Already imported as {number}."), new RefusedRow(4, "Column 'Store' is empty, but it identifies the row.")], report.Refused);
    }

    [Fact]
    public async Task Dry_run_tells_all_and_keeps_nothing()
    {
        var dry = await app.Import(ImportScenarios.File + "soon,T01,HOLE\n", dryRun: true);

        Assert.Equal((3, 2, 1, true), (dry.Read, dry.Imported, dry.Refused.Count, dry.DryRun));
        Assert.Equal(0, await app.Saved(db => db.Tickets.CountAsync()));
        Assert.Equal(2, (await app.Import(ImportScenarios.File)).Imported);
    }

    [Fact]
    public async Task Key_of_a_repeated_request_answers_the_same_and_that_of_another_file_is_refused()
    {
        var first = await app.Import(ImportScenarios.File, key: "one");
        var repeat = await app.Import(ImportScenarios.File, key: "one");
        var other = await app.TryImport(ImportScenarios.File + "2025-04-03,T01,HOLE\n", ImportScenarios.Mapping(), key: "one");

        Assert.Equal((2, 0), (repeat.Imported, repeat.Refused.Count));
        Assert.Equal(first.Source, repeat.Source);
        await other.IsRefused(422, "Idempotency-Key");
        Assert.Equal(2, await app.Saved(db => db.Tickets.CountAsync()));
    }

    [Fact]
    public async Task Two_imports_of_one_file_at_once_bring_each_row_once()
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.TryImport(ImportScenarios.File, ImportScenarios.Mapping())));

        Assert.All(replies, reply => Assert.True(reply.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict, reply.StatusCode.ToString()));
        Assert.Equal(2, await app.Saved(db => db.Tickets.CountAsync()));
        Assert.Equal(2, await app.Saved(db => db.Facts.CountAsync()));
    }

    [Fact]
    public async Task Only_quality_and_admin_import()
    {
        await (await app.TryImport(ImportScenarios.File, ImportScenarios.Mapping(), app.Supervisor)).IsRefused(403, "");
        await (await app.TryImport("no file", "{ no mapping", app.Floor)).IsRefused(403, "");
        Assert.Equal(HttpStatusCode.OK, (await app.TryImport(ImportScenarios.File, ImportScenarios.Mapping(), app.Admin)).StatusCode);
    }

    [Theory]
    [InlineData("{", "mapping")]
    [InlineData("[]", "mapping")]
    [InlineData("nobody saved this", "mapping")]
    [InlineData("""{"name":"x","columns":{"openedAt":"Opened"},"colour":1}""", "mapping.colour")]
    [InlineData("""{"name":"x","columns":{"openedAt":"Opened","phone":"Phone"}}""", "mapping.columns.phone")]
    [InlineData("""{"name":"x","columns":{"openedAt":"Opened","store":"Shop"}}""", "mapping.columns.store")]
    [InlineData("""{"name":"x","columns":{"store":"Store"}}""", "mapping.columns.openedAt")]
    [InlineData("""{"name":"x","columns":{"openedAt":"Opened"},"key":["Store","Id"]}""", "mapping.key[1]")]
    [InlineData("""{"columns":{"openedAt":"Opened"}}""", "mapping.name")]
    [InlineData("""{"name":"own","columns":{"openedAt":"Opened"}}""", "mapping.name")]
    [InlineData("""{"name":"x","columns":{"openedAt":"Opened"},"timeZone":"Moon/Base"}""", "mapping.timeZone")]
    [InlineData("""{"name":"x","columns":{"openedAt":"Opened"},"dateFormats":["dd.MM.yyyy","HH:mm"]}""", "mapping.dateFormats[1]")]
    [InlineData("""{"name":"x","columns":{"openedAt":"Opened"},"separator":"-"}""", "mapping.separator")]
    [InlineData("""{"name":"x","columns":{"openedAt":"Opened"},"encoding":"ebcdic"}""", "mapping.encoding")]
    [InlineData("""{"name":"x","columns":{"openedAt":"Opened"},"quote":"''"}""", "mapping.quote")]
    [InlineData("""{"name":"x","columns":{"openedAt":"Opened"},"defaults":{"channel":"pigeon"}}""", "mapping.defaults.channel")]
    [InlineData("""{"name":"x","columns":{"openedAt":"Opened"},"values":{"channel":{"P":"pigeon"}}}""", "mapping.values.channel.P")]
    [InlineData("""{"name":"x","columns":null}""", "mapping.columns")]
    [InlineData("""{"name":"x","name":"y","columns":{"openedAt":"Opened"}}""", "mapping.name")]
    public async Task Mapping_that_does_not_fit_is_refused_naming_its_field(string mapping, string field) =>
        await (await app.TryImport(Encoding.UTF8.GetBytes(ImportScenarios.File), mapping)).IsRefused(400, field);

    [Theory]
    [InlineData("", "empty")]
    [InlineData("Opened,Store,Defect\n", "no row")]
    [InlineData("Opened,Store,Defect\n2025-04-01,\"T01,HOLE\n", "line 2 and never closed")]
    [InlineData("Opened,Store,Opened\n2025-04-01,T01,HOLE\n", "more than once, in columns 1, 3")]
    [InlineData("PK\u0003\u0004 and so on", "spreadsheet")]
    [InlineData("\u0001\u0002\u0003\0\0\0", "not a text file")]
    public async Task File_that_cannot_be_read_is_refused_in_a_sentence(string file, string sentence)
    {
        var problem = Assert.Single(await (await app.TryImport(file, ImportScenarios.Mapping())).IsRefused(400, "file"));

        Assert.Contains(sentence, problem.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_without_its_parts_is_refused_naming_them()
    {
        var reply = await app.Client(app.Quality).PostAsync("/api/v1/imports", new MultipartFormDataContent { { new StringContent("false"), "dryRun" } });

        await reply.IsRefused(400, "file", "mapping");
        await (await app.Post(app.Quality, "/api/v1/imports", new JsonObject())).IsRefused(415, "Content-Type");
    }

    [Fact]
    public async Task Saved_mapping_is_used_by_its_name()
    {
        var client = app.Client(app.Quality);
        var saved = await client.PutAsync("/api/v1/imports/mappings/Old%20desk", new StringContent(ImportScenarios.Mapping().ToJsonString()));

        Assert.Equal("Opened", (await saved.Is<ImportMappingView>(HttpStatusCode.OK)).Columns["openedAt"]);
        Assert.Equal("Old desk", Assert.Single(await app.Get<List<SavedMapping>>(app.Admin, "/api/v1/imports/mappings")).Name);
        Assert.Equal("Store", (await app.Get<ImportMappingView>(app.Admin, "/api/v1/imports/mappings/Old%20desk")).Columns["store"]);
        Assert.Equal(2, (await (await app.TryImport(Encoding.UTF8.GetBytes(ImportScenarios.File), "Old desk")).Is<ImportReport>(HttpStatusCode.OK)).Imported);
        await (await client.GetAsync("/api/v1/imports/mappings/none")).IsRefused(404, "name");
        await (await client.PutAsync("/api/v1/imports/mappings/Other", new StringContent(ImportScenarios.Mapping().ToJsonString()))).IsRefused(400, "name");
    }

    [Fact]
    public async Task Description_of_the_api_explains_the_form_and_the_mapping()
    {
        var document = JsonNode.Parse(await app.Client(null).GetStringAsync("/openapi/v1.json"))!;

        var form = document["paths"]!["/api/v1/imports"]!["post"]!["requestBody"]!["content"]!["multipart/form-data"]!["schema"]!;
        Assert.Equal(["file", "mapping"], form["required"]!.AsArray().Select(name => (string?)name));
        var mapping = form["properties"]!["mapping"]!["oneOf"]![0]!;
        Assert.All(mapping["properties"]!.AsObject(), field => Assert.False(string.IsNullOrEmpty((string?)field.Value!["description"]), field.Key));
        Assert.Empty(ImportMappingCheck.Check(ImportMappingView.Read(mapping["examples"]![0]!.ToJsonString(), "").Value!, ""));
    }

    [Fact]
    public async Task Many_rows_do_not_take_minutes()
    {
        const int rows = 20_000;
        var file = new StringBuilder("Opened,Store,Defect\n");
        for (var row = 0; row < rows; row++)
        {
            file.Append(System.Globalization.CultureInfo.InvariantCulture, $"2025-04-{row % 28 + 1:00} 10:{row % 60:00}:00,S{row % 300},Defect {row % 40}\n");
        }

        var watch = Stopwatch.StartNew();
        var report = await app.Import(file.ToString());

        Assert.Equal(rows, report.Imported);
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), $"Took {watch.Elapsed}.");
    }
}
