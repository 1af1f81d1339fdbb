using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Complaints.Data.Sqlite.Migrations
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
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "TEXT");

            migrationBuilder.AddColumn<string>(
                name: "Contact",
                table: "WorkItems",
                type: "TEXT",
                maxLength: 12,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "CustomerId",
                table: "WorkItems",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "TicketId",
                table: "ProcessTimers",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "TEXT");

            migrationBuilder.AlterColumn<Guid>(
                name: "TicketId",
                table: "ProcessInstances",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "TEXT");

            migrationBuilder.AddColumn<string>(
                name: "ActivationKey",
                table: "ProcessInstances",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CorrelationId",
                table: "ProcessInstances",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "CustomerId",
                table: "ProcessInstances",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RetractedAt",
                table: "DefinitionVersions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ReferredById",
                table: "Customers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ProcessTriggers",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DefinitionId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    DefinitionHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ActivityId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    StoreCode = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    FiredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WhyNot = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "TicketId",
                table: "ProcessTimers",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "TicketId",
                table: "ProcessInstances",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "TEXT",
                oldNullable: true);
        }
    }
}
