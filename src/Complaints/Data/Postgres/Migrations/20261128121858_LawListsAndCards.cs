using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Complaints.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class LawListsAndCards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Article",
                table: "Styles",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ChineseName",
                table: "Styles",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "GermanName",
                table: "Styles",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Region",
                table: "Stores",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Address",
                table: "Customers",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Cards",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    TicketId = table.Column<Guid>(type: "uuid", nullable: false),
                    LineId = table.Column<Guid>(type: "uuid", nullable: false),
                    StoreCode = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    KindName = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    Percent = table.Column<int>(type: "integer", nullable: true),
                    HasBalance = table.Column<bool>(type: "boolean", nullable: false),
                    Combinable = table.Column<bool>(type: "boolean", nullable: false),
                    ValueMinor = table.Column<long>(type: "bigint", nullable: false),
                    LeftMinor = table.Column<long>(type: "bigint", nullable: false),
                    CostMinor = table.Column<long>(type: "bigint", nullable: false),
                    OwedMinor = table.Column<long>(type: "bigint", nullable: false),
                    ReleasedMinor = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    IssuedBy = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Month = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: false),
                    ValidUntil = table.Column<DateOnly>(type: "date", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    RingsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    BlockedBy = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    BlockedWhy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Cards", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CoachEdits",
                columns: table => new
                {
                    Language = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Card = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Words = table.Column<string>(type: "text", nullable: true),
                    By = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CoachEdits", x => new { x.Language, x.Card, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "GiftHandOvers",
                columns: table => new
                {
                    LineId = table.Column<Guid>(type: "uuid", nullable: false),
                    TicketId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sizes = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    By = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GiftHandOvers", x => x.LineId);
                });

            migrationBuilder.CreateTable(
                name: "LawPackVersions",
                columns: table => new
                {
                    Code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    Json = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LawPackVersions", x => new { x.Code, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "StockItems",
                columns: table => new
                {
                    StoreCode = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Size = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    LowAt = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StockItems", x => new { x.StoreCode, x.Kind, x.Size });
                });

            migrationBuilder.CreateTable(
                name: "StockMoves",
                columns: table => new
                {
                    StoreCode = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Gift = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Size = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Order = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Change = table.Column<int>(type: "integer", nullable: false),
                    After = table.Column<int>(type: "integer", nullable: false),
                    Note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    TicketId = table.Column<Guid>(type: "uuid", nullable: true),
                    By = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StockMoves", x => new { x.StoreCode, x.Gift, x.Size, x.Order });
                });

            migrationBuilder.CreateTable(
                name: "Workshops",
                columns: table => new
                {
                    StoreCode = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Workshops", x => new { x.StoreCode, x.Name });
                });

            migrationBuilder.CreateTable(
                name: "CardRedemptions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CardId = table.Column<Guid>(type: "uuid", nullable: false),
                    Order = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    StoreCode = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    By = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Receipt = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    PurchaseMinor = table.Column<long>(type: "bigint", nullable: false),
                    AmountMinor = table.Column<long>(type: "bigint", nullable: false),
                    CostMinor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CardRedemptions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CardRedemptions_Cards_CardId",
                        column: x => x.CardId,
                        principalTable: "Cards",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CardRedemptions_CardId_Order",
                table: "CardRedemptions",
                columns: new[] { "CardId", "Order" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CardRedemptions_StoreCode_Receipt",
                table: "CardRedemptions",
                columns: new[] { "StoreCode", "Receipt" });

            migrationBuilder.CreateIndex(
                name: "IX_Cards_Number",
                table: "Cards",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Cards_RingsAt",
                table: "Cards",
                column: "RingsAt");

            migrationBuilder.CreateIndex(
                name: "IX_Cards_StoreCode_State",
                table: "Cards",
                columns: new[] { "StoreCode", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Cards_TicketId",
                table: "Cards",
                column: "TicketId");

            migrationBuilder.CreateIndex(
                name: "IX_GiftHandOvers_TicketId",
                table: "GiftHandOvers",
                column: "TicketId");

            migrationBuilder.CreateIndex(
                name: "IX_StockMoves_StoreCode_At",
                table: "StockMoves",
                columns: new[] { "StoreCode", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CardRedemptions");

            migrationBuilder.DropTable(
                name: "CoachEdits");

            migrationBuilder.DropTable(
                name: "GiftHandOvers");

            migrationBuilder.DropTable(
                name: "LawPackVersions");

            migrationBuilder.DropTable(
                name: "StockItems");

            migrationBuilder.DropTable(
                name: "StockMoves");

            migrationBuilder.DropTable(
                name: "Workshops");

            migrationBuilder.DropTable(
                name: "Cards");

            migrationBuilder.DropColumn(
                name: "Article",
                table: "Styles");

            migrationBuilder.DropColumn(
                name: "ChineseName",
                table: "Styles");

            migrationBuilder.DropColumn(
                name: "GermanName",
                table: "Styles");

            migrationBuilder.DropColumn(
                name: "Region",
                table: "Stores");

            migrationBuilder.DropColumn(
                name: "Address",
                table: "Customers");
        }
    }
}
