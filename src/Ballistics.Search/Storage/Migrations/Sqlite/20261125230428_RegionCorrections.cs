using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ballistics.Search.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RegionCorrections : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "SpacingOrigin",
                table: "Marks",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "Unknown");

            migrationBuilder.AddColumn<double>(
                name: "StatedSpacing",
                table: "Marks",
                type: "REAL",
                nullable: true);

            migrationBuilder.Sql("UPDATE \"Marks\" SET \"SpacingOrigin\" = 'File' WHERE \"SpacingX\" IS NOT NULL");

            migrationBuilder.CreateTable(
                name: "RegionCorrections",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    MarkId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Drawn = table.Column<string>(type: "TEXT", nullable: false),
                    Found = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RegionCorrections", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RegionCorrections_Marks_MarkId",
                        column: x => x.MarkId,
                        principalTable: "Marks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_RegionCorrections_MarkId_At",
                table: "RegionCorrections",
                columns: new[] { "MarkId", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "RegionCorrections");

            migrationBuilder.DropColumn(
                name: "SpacingOrigin",
                table: "Marks");

            migrationBuilder.DropColumn(
                name: "StatedSpacing",
                table: "Marks");
        }
    }
}
