using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Complaints.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class ArchivedProcesses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "HoldAt",
                table: "Tickets",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HoldBy",
                table: "Tickets",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HoldReason",
                table: "Tickets",
                type: "character varying(4000)",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HoldReference",
                table: "Tickets",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ArchivedProcesses",
                columns: table => new
                {
                    InstanceId = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ArchiveId = table.Column<Guid>(type: "uuid", nullable: false),
                    TicketId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ArchivedProcesses", x => x.InstanceId);
                });

            migrationBuilder.CreateTable(
                name: "ArchiveLooks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ArchiveId = table.Column<Guid>(type: "uuid", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ArchiveLooks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ProcessArchives",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    File = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Instances = table.Column<int>(type: "integer", nullable: false),
                    OldestEnd = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    NewestEnd = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProcessArchives", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RetentionRules",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Years = table.Column<int>(type: "integer", nullable: true),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RetentionRules", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ProcessInstances_ParentId",
                table: "ProcessInstances",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_ArchivedProcesses_TicketId",
                table: "ArchivedProcesses",
                column: "TicketId");

            migrationBuilder.CreateIndex(
                name: "IX_ArchiveLooks_ArchiveId",
                table: "ArchiveLooks",
                column: "ArchiveId");

            migrationBuilder.CreateIndex(
                name: "IX_ProcessArchives_At",
                table: "ProcessArchives",
                column: "At");

            OnlyGrows.Guard(migrationBuilder, isSqlite: false, "RetentionRules", "ProcessArchives", "ArchivedProcesses", "ArchiveLooks");
            OnlyGrows.GuardUntilArchived(migrationBuilder, isSqlite: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            OnlyGrows.GuardWhatIsArchived(migrationBuilder, isSqlite: false);
            OnlyGrows.Free(migrationBuilder, isSqlite: false, "RetentionRules", "ProcessArchives", "ArchivedProcesses", "ArchiveLooks");
            migrationBuilder.DropTable(
                name: "ArchivedProcesses");

            migrationBuilder.DropTable(
                name: "ArchiveLooks");

            migrationBuilder.DropTable(
                name: "ProcessArchives");

            migrationBuilder.DropTable(
                name: "RetentionRules");

            migrationBuilder.DropIndex(
                name: "IX_ProcessInstances_ParentId",
                table: "ProcessInstances");

            migrationBuilder.DropColumn(
                name: "HoldAt",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "HoldBy",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "HoldReason",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "HoldReference",
                table: "Tickets");
        }
    }
}
