using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ballistics.Search.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ScopeChanges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ScopeChanges",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ExhibitId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Transaction = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ScopeChanges", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ScopeChanges_Transaction",
                table: "ScopeChanges",
                column: "Transaction");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ScopeChanges");
        }
    }
}
