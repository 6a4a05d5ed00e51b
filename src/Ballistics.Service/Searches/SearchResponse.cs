using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;

namespace Ballistics.Service.Searches;

/// <summary>A search and how far it has come.</summary>
/// <param name="Id">Identifies it.</param>
/// <param name="ExhibitId">The exhibit searched with.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Mode">How much of what it may reach it compares: as asked for, and once it is completed as was done.</param>
/// <param name="Eligible">Exhibits it may reach that bear a mark of a kind the probe bears; known once it runs.</param>
/// <param name="Compared">Of those, how many were compared in full and given a score so far.</param>
/// <param name="NotComparable">Of those, how many could not be given one so far.</param>
/// <param name="CreatedAt">When it was asked for.</param>
/// <param name="StartedAt">When it began to compare; null before.</param>
/// <param name="FinishedAt">When it came to an end; null before.</param>
/// <param name="ReviewedAt">When a person went through its list; null before.</param>
/// <param name="Problem">What stopped it; null where nothing did.</param>
/// <param name="Candidates">Address of its candidate list, which is there once it is completed.</param>
public sealed record SearchResponse(
    Guid Id,
    Guid ExhibitId,
    SearchState State,
    SearchMode Mode,
    int Eligible,
    int Compared,
    int NotComparable,
    DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt,
    DateTimeOffset? ReviewedAt,
    string? Problem,
    string Candidates)
{
    /// <summary>A search with its counts as they stand.</summary>
    internal static SearchResponse Of(SearchJob job) => Of(job, new ReleasedCounts(job.Eligible, job.Compared, job.NotComparable));

    /// <summary>A search with its counts as they may be told now.</summary>
    internal static SearchResponse Of(SearchJob job, ReleasedCounts counts) => new(
        job.Id, job.ProbeExhibitId, job.State, job.Mode, counts.Eligible, counts.Compared, counts.NotComparable, job.CreatedAt, job.StartedAt, job.FinishedAt, job.ReviewedAt,
        job.Problem, $"/api/v1/searches/{job.Id}/candidates");
}
