using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ballistics.Search.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LightOfPictures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<double>(
                name: "LampDegrees",
                table: "Marks",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Lighting",
                table: "Marks",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "Unknown");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "LampDegrees",
                table: "Marks");

            migrationBuilder.DropColumn(
                name: "Lighting",
                table: "Marks");
        }
    }
}
