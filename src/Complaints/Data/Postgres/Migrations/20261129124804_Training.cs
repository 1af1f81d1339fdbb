using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Complaints.Data.Postgres.Migrations
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    StoreCode = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Play = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Points = table.Column<int>(type: "integer", nullable: false),
                    Most = table.Column<int>(type: "integer", nullable: false),
                    MoodAtEnd = table.Column<int>(type: "integer", nullable: false),
                    Weakest = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PracticeResults", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ShiftTicks",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Line = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    By = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    StoreCode = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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
