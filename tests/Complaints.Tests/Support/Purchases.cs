using System.Net;
using System.Text.Json.Nodes;
using Complaints.Access;
using Complaints.Customers;

namespace Complaints.Tests.Support;

/// <summary>What tills tell.</summary>
public static class Purchases
{
    public const string Path = "/api/v1/purchases";
    public const string Receipt = "T01-2026-000114";
    public const string Barcode = "6901234567892";

    /// <summary>A line of a receipt of store T01: a running shoe; change what the test is about.</summary>
    public static JsonObject Line(int line, string receipt = Receipt, string store = "T01") => new()
    {
        ["store"] = store, ["receipt"] = receipt, ["line"] = line, ["boughtOn"] = "2026-02-20", ["style"] = "RUNNER-7", ["colour"] = "black", ["size"] = "42",
        ["batch"] = "B2026-01", ["barcode"] = Barcode, ["price"] = 399.50m,
        ["customer"] = new JsonObject { ["name"] = "Zhao Lei", ["phone"] = "+86 22 1234 5678", ["language"] = "zh" },
    };

    public static async Task<PurchasesBrought> BringPurchases(this ComplaintsApp app, Actor by, params JsonObject[] rows) =>
        await (await app.Post(by, Path, new JsonArray([.. rows]))).Is<PurchasesBrought>(HttpStatusCode.OK);
}
