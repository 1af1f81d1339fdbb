using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Complaints.Data.Sqlite.Migrations
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
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            OnlyGrows.Guard(migrationBuilder, isSqlite: true, Growing);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            OnlyGrows.Free(migrationBuilder, isSqlite: true, Growing);
            migrationBuilder.DropColumn(
                name: "FromEnvelope",
                table: "CompensationLines");
        }
    }
}
