using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Complaints.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Training : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "PracticeResults",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    StoreCode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Play = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Points = table.Column<int>(type: "INTEGER", nullable: false),
                    Most = table.Column<int>(type: "INTEGER", nullable: false),
                    MoodAtEnd = table.Column<int>(type: "INTEGER", nullable: false),
                    Weakest = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PracticeResults", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ShiftTicks",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Line = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    StoreCode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ShiftTicks", x => new { x.PersonId, x.Day, x.Line });
                });

            migrationBuilder.CreateIndex(
                name: "IX_PracticeResults_PersonId",
                table: "PracticeResults",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_PracticeResults_StoreCode_At",
                table: "PracticeResults",
                columns: new[] { "StoreCode", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ShiftTicks_StoreCode_Day",
                table: "ShiftTicks",
                columns: new[] { "StoreCode", "Day" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PracticeResults");

            migrationBuilder.DropTable(
                name: "ShiftTicks");
        }
    }
}
