using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Complaints.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class ProcessesWithoutTicket : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<Guid>(
                name: "TicketId",
                table: "WorkItems",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<string>(
                name: "Contact",
                table: "WorkItems",
                type: "character varying(12)",
                maxLength: 12,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "CustomerId",
                table: "WorkItems",
                type: "uuid",
                nullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "TicketId",
                table: "ProcessTimers",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AlterColumn<Guid>(
                name: "TicketId",
                table: "ProcessInstances",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<string>(
                name: "ActivationKey",
                table: "ProcessInstances",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CorrelationId",
                table: "ProcessInstances",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "CustomerId",
                table: "ProcessInstances",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RetractedAt",
                table: "DefinitionVersions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ReferredById",
                table: "Customers",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ProcessTriggers",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    DefinitionId = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    DefinitionHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ActivityId = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    StoreCode = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    FiredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    WhyNot = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProcessTriggers", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_CustomerId",
                table: "WorkItems",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_ProcessInstances_ActivationKey",
                table: "ProcessInstances",
                column: "ActivationKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProcessInstances_CorrelationId",
                table: "ProcessInstances",
                column: "CorrelationId");

            migrationBuilder.CreateIndex(
                name: "IX_ProcessInstances_CustomerId",
                table: "ProcessInstances",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_Customers_ReferredById",
                table: "Customers",
                column: "ReferredById");

            migrationBuilder.CreateIndex(
                name: "IX_ProcessTriggers_DefinitionId_ActivityId_StoreCode",
                table: "ProcessTriggers",
                columns: new[] { "DefinitionId", "ActivityId", "StoreCode" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProcessTriggers_DueAt",
                table: "ProcessTriggers",
                column: "DueAt");

            migrationBuilder.AddForeignKey(
                name: "FK_Customers_Customers_ReferredById",
                table: "Customers",
                column: "ReferredById",
                principalTable: "Customers",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Customers_Customers_ReferredById",
                table: "Customers");

            migrationBuilder.DropTable(
                name: "ProcessTriggers");

            migrationBuilder.DropIndex(
                name: "IX_WorkItems_CustomerId",
                table: "WorkItems");

            migrationBuilder.DropIndex(
                name: "IX_ProcessInstances_ActivationKey",
                table: "ProcessInstances");

            migrationBuilder.DropIndex(
                name: "IX_ProcessInstances_CorrelationId",
                table: "ProcessInstances");

            migrationBuilder.DropIndex(
                name: "IX_ProcessInstances_CustomerId",
                table: "ProcessInstances");

            migrationBuilder.DropIndex(
                name: "IX_Customers_ReferredById",
                table: "Customers");

            migrationBuilder.DropColumn(
                name: "Contact",
                table: "WorkItems");

            migrationBuilder.DropColumn(
                name: "CustomerId",
                table: "WorkItems");

            migrationBuilder.DropColumn(
                name: "ActivationKey",
                table: "ProcessInstances");

            migrationBuilder.DropColumn(
                name: "CorrelationId",
                table: "ProcessInstances");

            migrationBuilder.DropColumn(
                name: "CustomerId",
                table: "ProcessInstances");

            migrationBuilder.DropColumn(
                name: "RetractedAt",
                table: "DefinitionVersions");

            migrationBuilder.DropColumn(
                name: "ReferredById",
                table: "Customers");

            migrationBuilder.AlterColumn<Guid>(
                name: "TicketId",
                table: "WorkItems",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "TicketId",
                table: "ProcessTimers",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "TicketId",
                table: "ProcessInstances",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);
        }
    }
}
