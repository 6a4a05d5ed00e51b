using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ballistics.Search.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class StandingSearches : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsStandingDue",
                table: "Marks",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.CreateTable(
                name: "StandingSearches",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ExhibitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RunAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StandingSearches", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StandingSearches_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StandingSearches_Exhibits_ExhibitId",
                        column: x => x.ExhibitId,
                        principalTable: "Exhibits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "StandingCandidates",
                columns: table => new
                {
                    StandingSearchId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ExhibitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Score = table.Column<double>(type: "REAL", nullable: false),
                    Comparison = table.Column<string>(type: "TEXT", nullable: false),
                    FoundAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    IsNew = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StandingCandidates", x => new { x.StandingSearchId, x.ExhibitId });
                    table.ForeignKey(
                        name: "FK_StandingCandidates_Exhibits_ExhibitId",
                        column: x => x.ExhibitId,
                        principalTable: "Exhibits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_StandingCandidates_StandingSearches_StandingSearchId",
                        column: x => x.StandingSearchId,
                        principalTable: "StandingSearches",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Marks_IsStandingDue",
                table: "Marks",
                column: "IsStandingDue");

            migrationBuilder.CreateIndex(
                name: "IX_StandingCandidates_ExhibitId",
                table: "StandingCandidates",
                column: "ExhibitId");

            migrationBuilder.CreateIndex(
                name: "IX_StandingSearches_AgencyId",
                table: "StandingSearches",
                column: "AgencyId");

            migrationBuilder.CreateIndex(
                name: "IX_StandingSearches_ExhibitId",
                table: "StandingSearches",
                column: "ExhibitId",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "StandingCandidates");

            migrationBuilder.DropTable(
                name: "StandingSearches");

            migrationBuilder.DropIndex(
                name: "IX_Marks_IsStandingDue",
                table: "Marks");

            migrationBuilder.DropColumn(
                name: "IsStandingDue",
                table: "Marks");
        }
    }
}
