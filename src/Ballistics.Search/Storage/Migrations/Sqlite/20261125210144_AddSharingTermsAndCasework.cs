using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ballistics.Search.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AddSharingTermsAndCasework : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ReviewRemark",
                table: "Searches",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ReviewedAt",
                table: "Searches",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ReviewedBy",
                table: "Searches",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "UnscoredExhibits",
                table: "Searches",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "RecoveredFirearmId",
                table: "Exhibits",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CountryCode",
                table: "CaseRecords",
                type: "TEXT",
                fixedLength: true,
                maxLength: 2,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "EventDate",
                table: "CaseRecords",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "Latitude",
                table: "CaseRecords",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Locality",
                table: "CaseRecords",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "Longitude",
                table: "CaseRecords",
                type: "REAL",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Leads",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CandidateAgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProbeExhibitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CandidateExhibitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SearchJobId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Leads", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Leads_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Leads_Agencies_CandidateAgencyId",
                        column: x => x.CandidateAgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Leads_Exhibits_CandidateExhibitId",
                        column: x => x.CandidateExhibitId,
                        principalTable: "Exhibits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Leads_Exhibits_ProbeExhibitId",
                        column: x => x.ProbeExhibitId,
                        principalTable: "Exhibits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Leads_Searches_SearchJobId",
                        column: x => x.SearchJobId,
                        principalTable: "Searches",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RecoveredFirearms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Make = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Model = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Calibre = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Serial = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ManufactureCountryCode = table.Column<string>(type: "TEXT", fixedLength: true, maxLength: 2, nullable: true),
                    ManufactureYear = table.Column<int>(type: "INTEGER", nullable: true),
                    RecoveryCountryCode = table.Column<string>(type: "TEXT", fixedLength: true, maxLength: 2, nullable: false),
                    RecoveredOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Locality = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Latitude = table.Column<double>(type: "REAL", nullable: true),
                    Longitude = table.Column<double>(type: "REAL", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecoveredFirearms", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RecoveredFirearms_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Terms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ExhibitId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Sharing = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Countries = table.Column<string>(type: "TEXT", nullable: false),
                    RegionalBody = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Released = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    ConsentNeeded = table.Column<bool>(type: "INTEGER", nullable: false),
                    Purposes = table.Column<string>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ValidFrom = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ValidUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    EndedWhy = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    StatedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    Why = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Terms", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Terms_Agencies_AgencyId",
                        column: x => x.AgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Terms_Exhibits_ExhibitId",
                        column: x => x.ExhibitId,
                        principalTable: "Exhibits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LeadEvent",
                columns: table => new
                {
                    LeadId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    Action = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Why = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Conclusion = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LeadEvent", x => new { x.LeadId, x.Sequence });
                    table.ForeignKey(
                        name: "FK_LeadEvent_Leads_LeadId",
                        column: x => x.LeadId,
                        principalTable: "Leads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DetailRequests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ExhibitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerAgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RequestingAgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Wanted = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Granted = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    GrantedUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    TermsId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DetailRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DetailRequests_Agencies_OwnerAgencyId",
                        column: x => x.OwnerAgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DetailRequests_Agencies_RequestingAgencyId",
                        column: x => x.RequestingAgencyId,
                        principalTable: "Agencies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DetailRequests_Exhibits_ExhibitId",
                        column: x => x.ExhibitId,
                        principalTable: "Exhibits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DetailRequests_Terms_TermsId",
                        column: x => x.TermsId,
                        principalTable: "Terms",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DetailEvent",
                columns: table => new
                {
                    DetailRequestId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    Action = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgencyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Why = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DetailEvent", x => new { x.DetailRequestId, x.Sequence });
                    table.ForeignKey(
                        name: "FK_DetailEvent_DetailRequests_DetailRequestId",
                        column: x => x.DetailRequestId,
                        principalTable: "DetailRequests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Exhibits_RecoveredFirearmId",
                table: "Exhibits",
                column: "RecoveredFirearmId");

            migrationBuilder.CreateIndex(
                name: "IX_DetailRequests_ExhibitId_RequestingAgencyId_State",
                table: "DetailRequests",
                columns: new[] { "ExhibitId", "RequestingAgencyId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_DetailRequests_OwnerAgencyId_State",
                table: "DetailRequests",
                columns: new[] { "OwnerAgencyId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_DetailRequests_RequestingAgencyId_State",
                table: "DetailRequests",
                columns: new[] { "RequestingAgencyId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_DetailRequests_TermsId",
                table: "DetailRequests",
                column: "TermsId");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_AgencyId_State",
                table: "Leads",
                columns: new[] { "AgencyId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_CandidateAgencyId_State",
                table: "Leads",
                columns: new[] { "CandidateAgencyId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Leads_CandidateExhibitId",
                table: "Leads",
                column: "CandidateExhibitId");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_ProbeExhibitId",
                table: "Leads",
                column: "ProbeExhibitId");

            migrationBuilder.CreateIndex(
                name: "IX_Leads_SearchJobId_CandidateExhibitId",
                table: "Leads",
                columns: new[] { "SearchJobId", "CandidateExhibitId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RecoveredFirearms_AgencyId_Reference",
                table: "RecoveredFirearms",
                columns: new[] { "AgencyId", "Reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Terms_AgencyId_ExhibitId_ValidUntil",
                table: "Terms",
                columns: new[] { "AgencyId", "ExhibitId", "ValidUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_Terms_ExhibitId_ValidUntil",
                table: "Terms",
                columns: new[] { "ExhibitId", "ValidUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_Terms_SubjectId_Version",
                table: "Terms",
                columns: new[] { "SubjectId", "Version" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_Exhibits_RecoveredFirearms_RecoveredFirearmId",
                table: "Exhibits",
                column: "RecoveredFirearmId",
                principalTable: "RecoveredFirearms",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            // What exhibits said of their sharing becomes terms of their own; the id of an exhibit serves for its first terms too.
            migrationBuilder.Sql(
                """
                INSERT INTO "Terms" ("Id", "AgencyId", "ExhibitId", "SubjectId", "Version", "Sharing", "Countries", "Released", "ConsentNeeded", "Purposes", "ValidFrom", "StatedBy", "Why")
                SELECT "Id", "AgencyId", "Id", "Id", 1, "Sharing", '[]', 'Full', 0, '[]', '2000-01-01 00:00:00', '00000000-0000-0000-0000-000000000000', 'Stated when the exhibit was entered.'
                FROM "Exhibits" WHERE "Sharing" <> 'All'
                """);

            migrationBuilder.DropColumn(
                name: "Sharing",
                table: "Exhibits");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Exhibits_RecoveredFirearms_RecoveredFirearmId",
                table: "Exhibits");

            migrationBuilder.DropTable(
                name: "DetailEvent");

            migrationBuilder.DropTable(
                name: "LeadEvent");

            migrationBuilder.DropTable(
                name: "RecoveredFirearms");

            migrationBuilder.DropTable(
                name: "DetailRequests");

            migrationBuilder.DropTable(
                name: "Leads");

            migrationBuilder.DropTable(
                name: "Terms");

            migrationBuilder.DropIndex(
                name: "IX_Exhibits_RecoveredFirearmId",
                table: "Exhibits");

            migrationBuilder.DropColumn(
                name: "ReviewRemark",
                table: "Searches");

            migrationBuilder.DropColumn(
                name: "ReviewedAt",
                table: "Searches");

            migrationBuilder.DropColumn(
                name: "ReviewedBy",
                table: "Searches");

            migrationBuilder.DropColumn(
                name: "UnscoredExhibits",
                table: "Searches");

            migrationBuilder.DropColumn(
                name: "RecoveredFirearmId",
                table: "Exhibits");

            migrationBuilder.DropColumn(
                name: "CountryCode",
                table: "CaseRecords");

            migrationBuilder.DropColumn(
                name: "EventDate",
                table: "CaseRecords");

            migrationBuilder.DropColumn(
                name: "Latitude",
                table: "CaseRecords");

            migrationBuilder.DropColumn(
                name: "Locality",
                table: "CaseRecords");

            migrationBuilder.DropColumn(
                name: "Longitude",
                table: "CaseRecords");

            migrationBuilder.AddColumn<string>(
                name: "Sharing",
                table: "Exhibits",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "");
        }
    }
}
