using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ballistics.Search.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AddIndexAndStages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "ComparedExhibits",
                table: "Searches",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Filter",
                table: "Searches",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FurtherTestFires",
                table: "Searches",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "ListDigest",
                table: "Searches",
                type: "TEXT",
                fixedLength: true,
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Stages",
                table: "Searches",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CalibreClass",
                table: "Exhibits",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "Vectors",
                columns: table => new
                {
                    MarkId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Values = table.Column<byte[]>(type: "BLOB", nullable: false),
                    IsSealed = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Vectors", x => x.MarkId);
                    table.ForeignKey(
                        name: "FK_Vectors_Marks_MarkId",
                        column: x => x.MarkId,
                        principalTable: "Marks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Vectors_IsSealed",
                table: "Vectors",
                column: "IsSealed");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Vectors");

            migrationBuilder.DropColumn(
                name: "ComparedExhibits",
                table: "Searches");

            migrationBuilder.DropColumn(
                name: "Filter",
                table: "Searches");

            migrationBuilder.DropColumn(
                name: "FurtherTestFires",
                table: "Searches");

            migrationBuilder.DropColumn(
                name: "ListDigest",
                table: "Searches");

            migrationBuilder.DropColumn(
                name: "Stages",
                table: "Searches");

            migrationBuilder.DropColumn(
                name: "CalibreClass",
                table: "Exhibits");
        }
    }
}
