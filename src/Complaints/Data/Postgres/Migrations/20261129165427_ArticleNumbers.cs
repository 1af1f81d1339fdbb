using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Complaints.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class ArticleNumbers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ArticleNumbers",
                columns: table => new
                {
                    Barcode = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: false),
                    StyleCode = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Colour = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    Size = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ArticleNumbers", x => x.Barcode);
                    table.ForeignKey(
                        name: "FK_ArticleNumbers_Styles_StyleCode",
                        column: x => x.StyleCode,
                        principalTable: "Styles",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ArticleNumbers_StyleCode",
                table: "ArticleNumbers",
                column: "StyleCode");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ArticleNumbers");
        }
    }
}
