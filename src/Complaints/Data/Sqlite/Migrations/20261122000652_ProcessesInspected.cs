using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Complaints.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ProcessesInspected : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "Incident",
                table: "ProcessInstances",
                newName: "Name");

            migrationBuilder.RenameColumn(
                name: "FirstSeenAt",
                table: "DefinitionVersions",
                newName: "PublishedAt");

            migrationBuilder.AddColumn<string>(
                name: "HaltedBy",
                table: "Tickets",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Incidents",
                table: "ProcessInstances",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "ParentId",
                table: "ProcessInstances",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Number",
                table: "DefinitionVersions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "PublishedBy",
                table: "DefinitionVersions",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            // The column held incidents, of which none was ever saved; contents are numbered in the order they were seen.
            migrationBuilder.Sql("""UPDATE "ProcessInstances" SET "Name" = NULL""");
            migrationBuilder.Sql("""
                UPDATE "DefinitionVersions" SET "Number" = (
                    SELECT COUNT(*) FROM "DefinitionVersions" AS "seen"
                    WHERE "seen"."DefinitionId" = "DefinitionVersions"."DefinitionId" AND ("seen"."PublishedAt" < "DefinitionVersions"."PublishedAt"
                        OR ("seen"."PublishedAt" = "DefinitionVersions"."PublishedAt" AND "seen"."Hash" <= "DefinitionVersions"."Hash")))
                """);

            migrationBuilder.CreateTable(
                name: "ProcessFiles",
                columns: table => new
                {
                    DefinitionId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProcessFiles", x => x.DefinitionId);
                });

            migrationBuilder.CreateTable(
                name: "ProcessIncidents",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    InstanceId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ActivityId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ActivityType = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Sentence = table.Column<string>(type: "TEXT", nullable: false),
                    Details = table.Column<string>(type: "TEXT", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SettledAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SettledBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProcessIncidents", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ProcessInstances_Status_UpdatedAt",
                table: "ProcessInstances",
                columns: new[] { "Status", "UpdatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_DefinitionVersions_DefinitionId_Number",
                table: "DefinitionVersions",
                columns: new[] { "DefinitionId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProcessIncidents_InstanceId",
                table: "ProcessIncidents",
                column: "InstanceId");

            migrationBuilder.CreateIndex(
                name: "IX_ProcessIncidents_SettledAt_At",
                table: "ProcessIncidents",
                columns: new[] { "SettledAt", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ProcessFiles");

            migrationBuilder.DropTable(
                name: "ProcessIncidents");

            migrationBuilder.DropIndex(
                name: "IX_ProcessInstances_Status_UpdatedAt",
                table: "ProcessInstances");

            migrationBuilder.DropIndex(
                name: "IX_DefinitionVersions_DefinitionId_Number",
                table: "DefinitionVersions");

            migrationBuilder.DropColumn(
                name: "HaltedBy",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "Incidents",
                table: "ProcessInstances");

            migrationBuilder.DropColumn(
                name: "ParentId",
                table: "ProcessInstances");

            migrationBuilder.DropColumn(
                name: "Number",
                table: "DefinitionVersions");

            migrationBuilder.DropColumn(
                name: "PublishedBy",
                table: "DefinitionVersions");

            migrationBuilder.RenameColumn(
                name: "Name",
                table: "ProcessInstances",
                newName: "Incident");

            migrationBuilder.RenameColumn(
                name: "PublishedAt",
                table: "DefinitionVersions",
                newName: "FirstSeenAt");
        }
    }
}
