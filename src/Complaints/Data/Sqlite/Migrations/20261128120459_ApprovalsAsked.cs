using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Complaints.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ApprovalsAsked : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "For",
                table: "Facts",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ColleagueId",
                table: "Customers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AskedRole",
                table: "Approvals",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "");

            // Whoever was asked before this was kept is still asked.
            migrationBuilder.Sql("""UPDATE "Approvals" SET "AskedRole" = "Role";""");

            migrationBuilder.AddColumn<string>(
                name: "DecidedFor",
                table: "Approvals",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "NoticedAt",
                table: "Approvals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Reminders",
                table: "Approvals",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "ApprovalQuestions",
                columns: table => new
                {
                    ApprovalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    AskedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    AnsweredBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApprovalQuestions", x => new { x.ApprovalId, x.Order });
                    table.ForeignKey(
                        name: "FK_ApprovalQuestions_Approvals_ApprovalId",
                        column: x => x.ApprovalId,
                        principalTable: "Approvals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Deputies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ForId = table.Column<Guid>(type: "TEXT", nullable: false),
                    For = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    DeputyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    MadeBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Deputies", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Deputies_DeputyId_To",
                table: "Deputies",
                columns: new[] { "DeputyId", "To" });

            migrationBuilder.CreateIndex(
                name: "IX_Deputies_ForId_To",
                table: "Deputies",
                columns: new[] { "ForId", "To" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ApprovalQuestions");

            migrationBuilder.DropTable(
                name: "Deputies");

            migrationBuilder.DropColumn(
                name: "For",
                table: "Facts");

            migrationBuilder.DropColumn(
                name: "ColleagueId",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "AskedRole",
                table: "Approvals");

            migrationBuilder.DropColumn(
                name: "DecidedFor",
                table: "Approvals");

            migrationBuilder.DropColumn(
                name: "NoticedAt",
                table: "Approvals");

            migrationBuilder.DropColumn(
                name: "Reminders",
                table: "Approvals");
        }
    }
}
