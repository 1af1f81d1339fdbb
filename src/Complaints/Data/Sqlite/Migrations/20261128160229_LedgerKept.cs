using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Complaints.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class LedgerKept : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_CompensationKinds",
                table: "CompensationKinds");

            migrationBuilder.AddColumn<long>(
                name: "BeyondMinor",
                table: "CompensationLines",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<DateTime>(
                name: "HandedOverAt",
                table: "CompensationLines",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HandedOverBy",
                table: "CompensationLines",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "KindVersion",
                table: "CompensationLines",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "Month",
                table: "CompensationLines",
                type: "TEXT",
                maxLength: 7,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Proof",
                table: "CompensationLines",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "Tap");

            migrationBuilder.AddColumn<DateTime>(
                name: "ProposedAt",
                table: "CompensationLines",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<string>(
                name: "Reference",
                table: "CompensationLines",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ShownBy",
                table: "CompensationLines",
                type: "TEXT",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SignaturePath",
                table: "CompensationLines",
                type: "TEXT",
                maxLength: 20000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "StoreCode",
                table: "CompensationLines",
                type: "TEXT",
                maxLength: 60,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Wallet",
                table: "CompensationLines",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "Goodwill");

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "CompensationKinds",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "By",
                table: "CompensationKinds",
                type: "TEXT",
                maxLength: 100,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Causes",
                table: "CompensationKinds",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<long>(
                name: "FaceMinor",
                table: "CompensationKinds",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "HasBalance",
                table: "CompensationKinds",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsCombinable",
                table: "CompensationKinds",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsOffered",
                table: "CompensationKinds",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsStocked",
                table: "CompensationKinds",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsTyped",
                table: "CompensationKinds",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "NameDe",
                table: "CompensationKinds",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NameZh",
                table: "CompensationKinds",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Percent",
                table: "CompensationKinds",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Proof",
                table: "CompensationKinds",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "Tap");

            migrationBuilder.AddColumn<string>(
                name: "TaxNote",
                table: "CompensationKinds",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ValidDays",
                table: "CompensationKinds",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ValidFrom",
                table: "CompensationKinds",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(2020, 1, 1));

            migrationBuilder.AddColumn<string>(
                name: "Wallet",
                table: "CompensationKinds",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "Goodwill");

            migrationBuilder.AddColumn<bool>(
                name: "IsOwed",
                table: "Approvals",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddPrimaryKey(
                name: "PK_CompensationKinds",
                table: "CompensationKinds",
                columns: new[] { "Kind", "Currency", "Version" });

            migrationBuilder.CreateTable(
                name: "LedgerChecks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Entries = table.Column<long>(type: "INTEGER", nullable: false),
                    Off = table.Column<int>(type: "INTEGER", nullable: false),
                    Findings = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LedgerChecks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LedgerEntries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Debit = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Credit = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    AmountMinor = table.Column<long>(type: "INTEGER", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    Wallet = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    StoreCode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Month = table.Column<string>(type: "TEXT", maxLength: 7, nullable: false),
                    TicketId = table.Column<Guid>(type: "TEXT", nullable: true),
                    LineId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CardId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ById = table.Column<Guid>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LedgerEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LedgerEntries_CompensationLines_LineId",
                        column: x => x.LineId,
                        principalTable: "CompensationLines",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LimitRules",
                columns: table => new
                {
                    Role = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Period = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    AmountMinor = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LimitRules", x => new { x.Role, x.Currency, x.Kind, x.Period });
                });

            migrationBuilder.CreateTable(
                name: "StoreBudgets",
                columns: table => new
                {
                    StoreCode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    FromMonth = table.Column<string>(type: "TEXT", maxLength: 7, nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    MonthlyMinor = table.Column<long>(type: "INTEGER", nullable: false),
                    SetBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    SetAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StoreBudgets", x => new { x.StoreCode, x.FromMonth });
                });

            migrationBuilder.CreateTable(
                name: "Turns",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Turns", x => x.Key);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CompensationLines_ProposedAt",
                table: "CompensationLines",
                column: "ProposedAt");

            migrationBuilder.CreateIndex(
                name: "IX_LedgerChecks_At",
                table: "LedgerChecks",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_LedgerEntries_At",
                table: "LedgerEntries",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_LedgerEntries_LineId",
                table: "LedgerEntries",
                column: "LineId");

            migrationBuilder.CreateIndex(
                name: "IX_LedgerEntries_StoreCode_Month",
                table: "LedgerEntries",
                columns: new[] { "StoreCode", "Month" });

            migrationBuilder.CreateIndex(
                name: "IX_LedgerEntries_TicketId",
                table: "LedgerEntries",
                column: "TicketId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "LedgerChecks");

            migrationBuilder.DropTable(
                name: "LedgerEntries");

            migrationBuilder.DropTable(
                name: "LimitRules");

            migrationBuilder.DropTable(
                name: "StoreBudgets");

            migrationBuilder.DropTable(
                name: "Turns");

            migrationBuilder.DropIndex(
                name: "IX_CompensationLines_ProposedAt",
                table: "CompensationLines");

            migrationBuilder.DropPrimaryKey(
                name: "PK_CompensationKinds",
                table: "CompensationKinds");

            migrationBuilder.DropColumn(
                name: "BeyondMinor",
                table: "CompensationLines");

            migrationBuilder.DropColumn(
                name: "HandedOverAt",
                table: "CompensationLines");

            migrationBuilder.DropColumn(
                name: "HandedOverBy",
                table: "CompensationLines");

            migrationBuilder.DropColumn(
                name: "KindVersion",
                table: "CompensationLines");

            migrationBuilder.DropColumn(
                name: "Month",
                table: "CompensationLines");

            migrationBuilder.DropColumn(
                name: "Proof",
                table: "CompensationLines");

            migrationBuilder.DropColumn(
                name: "ProposedAt",
                table: "CompensationLines");

            migrationBuilder.DropColumn(
                name: "Reference",
                table: "CompensationLines");

            migrationBuilder.DropColumn(
                name: "ShownBy",
                table: "CompensationLines");

            migrationBuilder.DropColumn(
                name: "SignaturePath",
                table: "CompensationLines");

            migrationBuilder.DropColumn(
                name: "StoreCode",
                table: "CompensationLines");

            migrationBuilder.DropColumn(
                name: "Wallet",
                table: "CompensationLines");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "CompensationKinds");

            migrationBuilder.DropColumn(
                name: "By",
                table: "CompensationKinds");

            migrationBuilder.DropColumn(
                name: "Causes",
                table: "CompensationKinds");

            migrationBuilder.DropColumn(
                name: "FaceMinor",
                table: "CompensationKinds");

            migrationBuilder.DropColumn(
                name: "HasBalance",
                table: "CompensationKinds");

            migrationBuilder.DropColumn(
                name: "IsCombinable",
                table: "CompensationKinds");

            migrationBuilder.DropColumn(
                name: "IsOffered",
                table: "CompensationKinds");

            migrationBuilder.DropColumn(
                name: "IsStocked",
                table: "CompensationKinds");

            migrationBuilder.DropColumn(
                name: "IsTyped",
                table: "CompensationKinds");

            migrationBuilder.DropColumn(
                name: "NameDe",
                table: "CompensationKinds");

            migrationBuilder.DropColumn(
                name: "NameZh",
                table: "CompensationKinds");

            migrationBuilder.DropColumn(
                name: "Percent",
                table: "CompensationKinds");

            migrationBuilder.DropColumn(
                name: "Proof",
                table: "CompensationKinds");

            migrationBuilder.DropColumn(
                name: "TaxNote",
                table: "CompensationKinds");

            migrationBuilder.DropColumn(
                name: "ValidDays",
                table: "CompensationKinds");

            migrationBuilder.DropColumn(
                name: "ValidFrom",
                table: "CompensationKinds");

            migrationBuilder.DropColumn(
                name: "Wallet",
                table: "CompensationKinds");

            migrationBuilder.DropColumn(
                name: "IsOwed",
                table: "Approvals");

            migrationBuilder.AddPrimaryKey(
                name: "PK_CompensationKinds",
                table: "CompensationKinds",
                columns: new[] { "Kind", "Currency" });
        }
    }
}
