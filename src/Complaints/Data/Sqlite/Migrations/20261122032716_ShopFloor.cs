using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Complaints.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ShopFloor : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AboutWhom",
                table: "Tickets",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BoughtAt",
                table: "Tickets",
                type: "TEXT",
                maxLength: 12,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "Tickets",
                type: "TEXT",
                maxLength: 12,
                nullable: false,
                defaultValue: "complaint");

            migrationBuilder.AddColumn<Guid>(
                name: "PurchaseId",
                table: "Tickets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Receipt",
                table: "Tickets",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RemedyWords",
                table: "Tickets",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "SafetyAt",
                table: "Tickets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SafetyBy",
                table: "Tickets",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "SafetyEndedAt",
                table: "Tickets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SafetyEndedBecause",
                table: "Tickets",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SafetyEndedBy",
                table: "Tickets",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SafetyKind",
                table: "Tickets",
                type: "TEXT",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Wearer",
                table: "Tickets",
                type: "TEXT",
                maxLength: 12,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Card",
                table: "StageVisits",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Help",
                table: "StageVisits",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Language",
                table: "AspNetUsers",
                type: "TEXT",
                maxLength: 2,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AbuseRecords",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TicketId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StoreCode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    CustomerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Happened = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Present = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AbuseRecords", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AbuseRecords_Tickets_TicketId",
                        column: x => x.TicketId,
                        principalTable: "Tickets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Purchases",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    StoreCode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Receipt = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    ReceiptKey = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Line = table.Column<int>(type: "INTEGER", nullable: false),
                    BoughtOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Style = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Colour = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Size = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Batch = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Barcode = table.Column<string>(type: "TEXT", maxLength: 14, nullable: true),
                    PriceMinor = table.Column<long>(type: "INTEGER", nullable: true),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    CustomerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    BroughtAt = table.Column<DateTime>(type: "TEXT", nullable: false)
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

            migrationBuilder.CreateTable(
                name: "SecondOpinions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TicketId = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstanceId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Share = table.Column<int>(type: "INTEGER", nullable: false),
                    Judgement = table.Column<string>(type: "TEXT", nullable: false),
                    AskedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SecondOpinions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SecondOpinions_Tickets_TicketId",
                        column: x => x.TicketId,
                        principalTable: "Tickets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Signatures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TicketId = table.Column<Guid>(type: "TEXT", nullable: false),
                    VisitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Path = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Signatures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Signatures_Tickets_TicketId",
                        column: x => x.TicketId,
                        principalTable: "Tickets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_PurchaseId",
                table: "Tickets",
                column: "PurchaseId");

            migrationBuilder.CreateIndex(
                name: "IX_StageVisits_Card",
                table: "StageVisits",
                column: "Card");

            migrationBuilder.CreateIndex(
                name: "IX_AbuseRecords_CustomerId",
                table: "AbuseRecords",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_AbuseRecords_TicketId",
                table: "AbuseRecords",
                column: "TicketId");

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

            migrationBuilder.CreateIndex(
                name: "IX_SecondOpinions_InstanceId",
                table: "SecondOpinions",
                column: "InstanceId");

            migrationBuilder.CreateIndex(
                name: "IX_SecondOpinions_TicketId",
                table: "SecondOpinions",
                column: "TicketId");

            migrationBuilder.CreateIndex(
                name: "IX_Signatures_TicketId",
                table: "Signatures",
                column: "TicketId");

            migrationBuilder.CreateIndex(
                name: "IX_Signatures_VisitId",
                table: "Signatures",
                column: "VisitId",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AbuseRecords");

            migrationBuilder.DropTable(
                name: "Purchases");

            migrationBuilder.DropTable(
                name: "SecondOpinions");

            migrationBuilder.DropTable(
                name: "Signatures");

            migrationBuilder.DropIndex(
                name: "IX_Tickets_PurchaseId",
                table: "Tickets");

            migrationBuilder.DropIndex(
                name: "IX_StageVisits_Card",
                table: "StageVisits");

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
                name: "SafetyAt",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "SafetyBy",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "SafetyEndedAt",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "SafetyEndedBecause",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "SafetyEndedBy",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "SafetyKind",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "Wearer",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "Card",
                table: "StageVisits");

            migrationBuilder.DropColumn(
                name: "Help",
                table: "StageVisits");

            migrationBuilder.DropColumn(
                name: "Language",
                table: "AspNetUsers");
        }
    }
}
