using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ballistics.Search.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class StateTermsInForce : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Until here an agency that had stated no terms shared everything with every member. What was in force stays in force, as a
            // version that its administrator sees and can follow by another; from here on nothing is shared that nobody has stated.
            migrationBuilder.Sql(
                """
                INSERT INTO "Terms" ("Id", "AgencyId", "SubjectId", "Version", "Sharing", "Countries", "Released", "ConsentNeeded", "Purposes", "ValidFrom", "ValidUntil", "StatedBy", "Why")
                SELECT gen_random_uuid(), a."Id", a."Id", 0, 'All', '{}', 'Full', FALSE, '{}', TIMESTAMPTZ '2000-01-01 00:00:00+00',
                    (SELECT min(t."ValidFrom") FROM "Terms" t WHERE t."AgencyId" = a."Id" AND t."ExhibitId" IS NULL), '00000000-0000-0000-0000-000000000000',
                    'In force while the agency had stated no terms; stated by the service when terms came to be required.'
                FROM "Agencies" a;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DELETE FROM \"Terms\" WHERE \"Version\" = 0;");
        }
    }
}
