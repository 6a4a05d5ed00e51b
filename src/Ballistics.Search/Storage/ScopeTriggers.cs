using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Storage;

/// <summary>
/// Makes the database note every change of what searches reach, whoever makes it. They are set at every start. An exhibit without a mark
/// is in no scope: its entry is no change. Who belongs to a regional body is asked anew by every search.
/// </summary>
internal static class ScopeTriggers
{
    // Table, what happened to a row of it, and the exhibit that it concerns: NULL for all.
    private static readonly (string Table, string Event, string Exhibit)[] s_noted =
    [
        ("Marks", "INSERT", "NEW.\"ExhibitId\""),
        ("Marks", "DELETE", "OLD.\"ExhibitId\""),
        ("Marks", "UPDATE OF \"ExhibitId\", \"Kind\", \"ReceivedAt\"", "NEW.\"ExhibitId\""),
        ("Exhibits", "DELETE", "OLD.\"Id\""),
        ("Exhibits", "UPDATE OF \"AgencyId\", \"Calibre\", \"CalibreClass\"", "NEW.\"Id\""),
        ("Terms", "INSERT", "NEW.\"ExhibitId\""),
        ("Terms", "DELETE", "OLD.\"ExhibitId\""),
        ("Terms", "UPDATE", "NEW.\"ExhibitId\""),
        ("Agencies", "UPDATE OF \"JurisdictionCode\", \"IsSimulated\"", "NULL"),
        ("StandingSearches", "INSERT", "NEW.\"ExhibitId\""),
        ("StandingSearches", "DELETE", "OLD.\"ExhibitId\""),
    ];

    /// <summary>The statements for SQLite, where one transaction writes at a time: a later number ended later.</summary>
    public static IEnumerable<string> Sqlite => s_noted.SelectMany(noted => new[]
    {
        $"DROP TRIGGER IF EXISTS {Name(noted)};",
        $"""
        CREATE TRIGGER {Name(noted)} AFTER {noted.Event} ON "{noted.Table}" BEGIN
        INSERT INTO "ScopeChanges" ("ExhibitId", "Transaction") VALUES ({noted.Exhibit}, (SELECT COALESCE(MAX("Transaction"), 0) + 1 FROM "ScopeChanges"));
        END;
        """,
    });

    /// <summary>The statements for PostgreSQL, where the number is the transaction's own.</summary>
    public static IEnumerable<string> Postgres => s_noted.SelectMany(noted => new[]
    {
        $"""
        CREATE OR REPLACE FUNCTION {Name(noted)}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO "ScopeChanges" ("ExhibitId", "Transaction") VALUES ({noted.Exhibit}, pg_current_xact_id()::text::bigint);
        RETURN NULL; END $$;
        """,
        $"CREATE OR REPLACE TRIGGER {Name(noted)} AFTER {noted.Event} ON \"{noted.Table}\" FOR EACH ROW EXECUTE FUNCTION {Name(noted)}();",
    });

    /// <summary>Sets the triggers anew, because what changes a table may drop its triggers, and forgets the changes before: nothing is kept of scopes yet.</summary>
    public static async Task SetAsync(EvidenceDb db, IEnumerable<string> statements, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.ScopeChanges.ExecuteDeleteAsync(cancellation);
        await db.Database.ExecuteSqlRawAsync(string.Join('\n', statements), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static string Name((string Table, string Event, string Exhibit) noted) => $"\"ScopeChanges_{noted.Table}_{noted.Event[..6]}\"";
}
