namespace Ballistics.Search.Audit;

/// <summary>
/// Makes the database itself refuse to change or remove what the trail says, whoever asks. A migration runs these; an administrator who
/// drops them is found out by the chain.
/// </summary>
internal static class AuditTriggers
{
    private static readonly string[] s_tables = ["AuditEntries", "AuditCheckpoints"];

    /// <summary>The statements for SQLite.</summary>
    public static IEnumerable<string> Sqlite =>
        from table in s_tables
        from action in new[] { "UPDATE", "DELETE" }
        select $"CREATE TRIGGER \"{table}_{action}\" BEFORE {action} ON \"{table}\" BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;";

    /// <summary>The statements for PostgreSQL.</summary>
    public static IEnumerable<string> Postgres =>
    [
        "CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the audit trail is append-only'; END $$;",
        .. s_tables.Select(table => $"CREATE TRIGGER \"{table}_rows\" BEFORE UPDATE OR DELETE ON \"{table}\" FOR EACH ROW EXECUTE FUNCTION audit_refuse();"),
        .. s_tables.Select(table => $"CREATE TRIGGER \"{table}_all\" BEFORE TRUNCATE ON \"{table}\" FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();"),
    ];
}
