namespace Ballistics.Search.Retention;

/// <summary>A purge: begun with the removal of the records, ended with a signed certificate. It holds nothing of what was removed.</summary>
public sealed class PurgeRecord
{
    /// <summary>Identifies the purge and its certificate.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The id of the exhibit whose record was removed; no row of that id is left.</summary>
    public required Guid ExhibitId { get; init; }

    /// <summary>The agency that owned it.</summary>
    public required Guid AgencyId { get; init; }

    /// <summary>What was removed, as JSON: the certificate's body, from which an interrupted purge goes on.</summary>
    public required string Removed { get; set; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset BegunAt { get; init; }

    /// <summary>When everything was gone and the certificate was signed; null before.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>The signed certificate, one line of ASCII; null before.</summary>
    public string? Certificate { get; set; }
}
