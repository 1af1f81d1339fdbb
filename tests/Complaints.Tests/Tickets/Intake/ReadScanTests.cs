using System.Net;
using System.Text.Json.Nodes;
using Bunit;
using Complaints.Access;
using Complaints.Customers;
using Complaints.Tests.Support;
using Complaints.Tickets;
using Complaints.Tickets.Intake;

namespace Complaints.Tests.Tickets.Intake;

public sealed class ReadScanTests
{
    [Theory]
    [InlineData("T01-2026-000114")]
    [InlineData(" t01 2026 000114\r\n")]
    [InlineData("T01ß2026ß000114")]
    [InlineData("Ｔ０１－２０２６－０００１１４")]
    public async Task Receipt_fills_in_article_price_day_proof_and_customer(string text)
    {
        await using var app = await ComplaintsApp.Start();
        await app.BringPurchases(app.Supervisor, Purchases.Line(1));

        var scan = await Scan(app, app.Floor, text);

        var article = Assert.Single(scan.Articles);
        Assert.Equal(("receipt", "RUNNER-7", "black", "42", "B2026-01"), (scan.As, article.Style, article.Colour, article.Size, article.Batch));
        Assert.Equal((399.50m, "CNY", new DateOnly(2026, 2, 20), "receipt", "here"), (article.Price, article.Currency, article.BoughtOn, article.Proof, article.BoughtAt));
        Assert.Equal("Zhao Lei", article.Customer?.Name);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_holds_a_camera_that_cannot_scan_is_told_to_type(bool typesOnly)
    {
        await using var app = await ComplaintsApp.Start();
        await using var pages = new Pages(app, app.Floor);
        var module = pages.JSInterop.SetupModule("./Tickets/Intake/ScanField.razor.js");
        module.Mode = JSRuntimeMode.Loose;
        module.Setup<bool>("typesOnly").SetResult(typesOnly);

        var field = pages.Render<ScanField>(parameters => parameters.Add(here => here.Store, "T01"));

        field.WaitForAssertion(() => Assert.Equal(typesOnly, field.Markup.Contains("Type the digits below the bars.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Receipt_with_several_lines_offers_them_in_their_order()
    {
        await using var app = await ComplaintsApp.Start();
        var shirt = Purchases.Line(2);
        (shirt["style"], shirt["colour"], shirt["size"], shirt["batch"], shirt["barcode"]) = ("TEE-1", "white", "M", "T2026-02", null);
        await app.BringPurchases(app.Supervisor, shirt, Purchases.Line(1));

        Assert.Equal(["RUNNER-7", "TEE-1"], (await Scan(app, app.Floor, Purchases.Receipt)).Articles.Select(article => article.Style));
    }

    [Fact]
    public async Task Receipt_of_another_store_fills_in_the_article_but_never_the_customer()
    {
        await using var app = await ComplaintsApp.Start();
        await app.BringPurchases(app.Region, Purchases.Line(1, "D01-77", "D01"));

        var article = Assert.Single((await Scan(app, app.Floor, "D01-77")).Articles);

        Assert.Equal(("otherStore", "D01", "RUNNER-7", "EUR"), (article.BoughtAt, article.Shop, article.Style, article.Currency));
        Assert.Null(article.Customer);
        Assert.Equal("Zhao Lei", (await Scan(app, app.Region, "D01-77")).Articles[0].Customer?.Name);
        Assert.Null((await app.Send(app.Floor, new FindCustomer("+86 22 1234 5678"))).Value);
    }

    [Fact]
    public async Task Same_number_in_two_stores_offers_this_store_first()
    {
        await using var app = await ComplaintsApp.Start();
        await app.BringPurchases(app.Region, Purchases.Line(1, "114", "D01"), Purchases.Line(1, "114"));

        Assert.Equal(["T01", "D01"], (await Scan(app, app.Floor, "114")).Articles.Select(article => article.Shop));
    }

    [Fact]
    public async Task Barcode_says_the_article_as_tills_have_sold_it()
    {
        await using var app = await ComplaintsApp.Start();
        await app.BringPurchases(app.Supervisor, Purchases.Line(1));

        var article = Assert.Single((await Scan(app, app.Floor, Purchases.Barcode)).Articles);
        Assert.Equal(("RUNNER-7", "black", "42", "B2026-01"), (article.Style, article.Colour, article.Size, article.Batch));
        Assert.Null(article.Customer);
        Assert.Null(article.Price);

        var older = Purchases.Line(2);
        older["batch"] = "B2025-11";
        await app.BringPurchases(app.Supervisor, older);
        Assert.Null(Assert.Single((await Scan(app, app.Floor, Purchases.Barcode)).Articles).Batch);
    }

    [Theory]
    [InlineData("RUNNER-7/black/42/B2026-01", "label", "RUNNER-7", "black", "42", "B2026-01")]
    [InlineData("runner-7//42/", "label", "RUNNER-7", null, "42", null)]
    [InlineData("RUNNERß7-black-42-B2026ß01", "label", "RUNNER-7", "black", "42", "B2026-01")]
    [InlineData("https://chain.example/l/RUNNER-7/red/41/B2025-11", "label", "RUNNER-7", "red", "41", "B2025-11")]
    [InlineData("https://chain.example/q?style=RUNNER-7&batch=B2025-11", "label", "RUNNER-7", null, null, "B2025-11")]
    [InlineData("https://chain.example/w/T01?label=RUNNER-7%2Fred%2F41%2FB2025-11", "label", "RUNNER-7", "red", "41", "B2025-11")]
    [InlineData("BOOT-3", "style", "BOOT-3", "brown", null, null)]
    [InlineData("b2025-09", "batch", "BOOT-3", "brown", null, "B2025-09")]
    public async Task Label_is_read_as_far_as_it_goes(string text, string @as, string style, string? colour, string? size, string? batch)
    {
        await using var app = await ComplaintsApp.Start();

        var scan = await Scan(app, app.Floor, text);

        var article = Assert.Single(scan.Articles);
        Assert.Equal((@as, style, colour, size, batch), (scan.As, article.Style, article.Colour, article.Size, article.Batch));
        Assert.Empty(scan.Left);
    }

    [Fact]
    public async Task Part_of_a_label_that_nobody_knows_is_left_out_and_named()
    {
        await using var app = await ComplaintsApp.Start();

        var scan = await Scan(app, app.Floor, "RUNNER-7/grün/42/B1999-01");

        Assert.Equal(["grün", "B1999-01"], scan.Left);
        Assert.Equal(("42", null, null), (scan.Articles[0].Size, scan.Articles[0].Colour, scan.Articles[0].Batch));
    }

    [Fact]
    public async Task Card_tells_its_customer_only_to_stores_that_know_them()
    {
        await using var app = await ComplaintsApp.Start();
        var added = await app.Done(app.Floor, new AddCustomer("T01", new CustomerDetails("Zhou Min", Phone: "13511112222")));
        await app.Done(app.Floor, new AddCard(added.Id, "vip", "VIP 0042"));

        var scan = await Scan(app, app.Floor2, "vip-0042");

        Assert.Equal(("card", "Zhou Min", "13511112222"), (scan.As, scan.Customer?.Name, scan.Customer?.Phone));
        Assert.Empty(scan.Articles);
        await (await app.Client(app.OtherFloor).GetAsync("/api/v1/scan?store=D01&text=vip-0042")).IsRefused(404, "scan");
    }

    [Fact]
    public async Task Card_number_of_two_customers_says_nobody()
    {
        await using var app = await ComplaintsApp.Start();
        foreach (var name in new[] { "Zhou Min", "Zhou Lan" })
        {
            var added = await app.Done(app.Floor, new AddCustomer("T01", new CustomerDetails(name)));
            await app.Done(app.Floor, new AddCard(added.Id, "member", "0042"));
        }

        await (await app.Client(app.Floor).GetAsync("/api/v1/scan?text=0042")).IsRefused(404, "scan");
    }

    [Theory]
    [InlineData("no such thing")]
    [InlineData("6901234567893")]
    [InlineData("https://elsewhere.example/shop?id=1")]
    [InlineData("鞋底开胶了 Größe")]
    [InlineData("/////")]
    [InlineData("' OR 1=1 --")]
    public async Task What_nobody_knows_is_refused_kindly(string text)
    {
        await using var app = await ComplaintsApp.Start();

        await (await app.Client(app.Floor).GetAsync("/api/v1/scan?text=" + Uri.EscapeDataString(text))).IsRefused(404, "scan");
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task Nothing_scanned_is_refused(string text)
    {
        await using var app = await ComplaintsApp.Start();

        await (await app.Client(app.Floor).GetAsync("/api/v1/scan?text=" + Uri.EscapeDataString(text))).IsRefused(400, "scan");
    }

    [Fact]
    public async Task Ticket_of_a_purchase_takes_from_it_what_nobody_said()
    {
        await using var app = await ComplaintsApp.Start();
        await app.BringPurchases(app.Supervisor, Purchases.Line(1));
        var scanned = (await Scan(app, app.Floor, Purchases.Receipt)).Articles[0];
        var body = Scenarios.NewTicket();
        body["item"] = new JsonObject { ["purchase"] = scanned.Purchase, ["size"] = "43" };

        var item = (await app.OpenedTicket(ticket: body)).Item;

        Assert.Equal(new ItemView("RUNNER-7", "black", "43", "B2026-01", 399.50m, "CNY", new DateOnly(2026, 2, 20), "receipt", "here", null, Purchases.Receipt, scanned.Purchase), item);
    }

    [Theory]
    [InlineData("%EF%BF%BE")]
    [InlineData("RUNNER-7%EF%BF%BE/black")]
    [InlineData("%EF%BF%BF")]
    public async Task Sign_that_is_no_letter_breaks_nothing(string text)
    {
        await using var app = await ComplaintsApp.Start();

        var reply = await app.Client(app.Floor).GetAsync("/api/v1/scan?text=" + text);

        Assert.True((int)reply.StatusCode < 500, reply.StatusCode.ToString());
    }

        private static Task<ScanView> Scan(ComplaintsApp app, Actor by, string text) => app.Get<ScanView>(by, $"/api/v1/scan?store=T01&text={Uri.EscapeDataString(text)}");
}
