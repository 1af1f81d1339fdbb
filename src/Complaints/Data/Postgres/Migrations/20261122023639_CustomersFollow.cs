using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Complaints.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class CustomersFollow : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "TrackingCode",
                table: "Tickets",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Address",
                table: "Stores",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Hotline",
                table: "Stores",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Phone",
                table: "Stores",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            // Tickets that were opened before get a code too: their customers may ask for a receipt.
            migrationBuilder.Sql("""UPDATE "Tickets" SET "TrackingCode" = replace(gen_random_uuid()::text, '-', '') WHERE "Source" IS NULL;""");

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_TrackingCode",
                table: "Tickets",
                column: "TrackingCode",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Tickets_TrackingCode",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "TrackingCode",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "Address",
                table: "Stores");

            migrationBuilder.DropColumn(
                name: "Hotline",
                table: "Stores");

            migrationBuilder.DropColumn(
                name: "Phone",
                table: "Stores");
        }
    }
}
