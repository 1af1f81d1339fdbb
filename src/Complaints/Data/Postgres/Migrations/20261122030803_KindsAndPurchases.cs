using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Complaints.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class KindsAndPurchases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AboutWhom",
                table: "Tickets",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BoughtAt",
                table: "Tickets",
                type: "character varying(12)",
                maxLength: 12,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "Tickets",
                type: "character varying(12)",
                maxLength: 12,
                nullable: false,
                defaultValue: "complaint");

            migrationBuilder.AddColumn<Guid>(
                name: "PurchaseId",
                table: "Tickets",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Receipt",
                table: "Tickets",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RemedyWords",
                table: "Tickets",
                type: "character varying(4000)",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Wearer",
                table: "Tickets",
                type: "character varying(12)",
                maxLength: 12,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Purchases",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StoreCode = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Receipt = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    ReceiptKey = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Line = table.Column<int>(type: "integer", nullable: false),
                    BoughtOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Style = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Colour = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    Size = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    Batch = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    Barcode = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: true),
                    PriceMinor = table.Column<long>(type: "bigint", nullable: true),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    CustomerId = table.Column<Guid>(type: "uuid", nullable: true),
                    BroughtAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Purchases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Purchases_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_PurchaseId",
                table: "Tickets",
                column: "PurchaseId");

            migrationBuilder.CreateIndex(
                name: "IX_Purchases_Barcode",
                table: "Purchases",
                column: "Barcode");

            migrationBuilder.CreateIndex(
                name: "IX_Purchases_CustomerId",
                table: "Purchases",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_Purchases_ReceiptKey",
                table: "Purchases",
                column: "ReceiptKey");

            migrationBuilder.CreateIndex(
                name: "IX_Purchases_StoreCode_ReceiptKey_Line",
                table: "Purchases",
                columns: new[] { "StoreCode", "ReceiptKey", "Line" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Purchases");

            migrationBuilder.DropIndex(
                name: "IX_Tickets_PurchaseId",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "AboutWhom",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "BoughtAt",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "PurchaseId",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "Receipt",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "RemedyWords",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "Wearer",
                table: "Tickets");
        }
    }
}
