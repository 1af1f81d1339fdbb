using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Complaints.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class SecondOffersAndGuards : Migration
    {
        private static readonly string[] Growing =
            ["LedgerEntries", "Facts", "Journal", "TaskEvents", "SensitiveLooks", "CustomerChanges", "StockMoves", "CardRedemptions"];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "FromEnvelope",
                table: "CompensationLines",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            OnlyGrows.Guard(migrationBuilder, isSqlite: false, Growing);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            OnlyGrows.Free(migrationBuilder, isSqlite: false, Growing);
            migrationBuilder.DropColumn(
                name: "FromEnvelope",
                table: "CompensationLines");
        }
    }
}
