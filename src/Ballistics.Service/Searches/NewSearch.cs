using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Ballistics.Search.Index;
using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;

namespace Ballistics.Service.Searches;

/// <summary>A search to run.</summary>
/// <param name="ExhibitId">The exhibit to search with; sharing is judged by the agency that owns it.</param>
/// <param name="Limit">The most candidates of the list; 50 where it is left out.</param>
/// <param name="Mode">Staged where it is left out; Exhaustive compares every eligible exhibit in full, for as long as /searches/estimate says.</param>
/// <param name="FurtherTestFires">Further test fires of the same firearm, of the same agency: each is compared, the best comparison counts.</param>
/// <param name="Calibres">Only exhibits of these calibres, or whose calibre is not stated. All where it is left out.</param>
/// <param name="Jurisdictions">Only exhibits of owners in these jurisdictions, ISO 3166-1 alpha-2. All where it is left out.</param>
/// <param name="ReceivedFrom">Only exhibits with a mark that came in then or later.</param>
/// <param name="ReceivedUntil">Only exhibits with a mark that came in before.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record NewSearch(
    Guid ExhibitId,
    [property: Range(1, Search.Limits.ListLength)] int? Limit = null,
    SearchMode Mode = SearchMode.Staged,
    [property: MaxLength(Search.Limits.TestFires)] IReadOnlyList<Guid>? FurtherTestFires = null,
    [property: MaxLength(Search.Limits.FilterValues)] IReadOnlyList<string>? Calibres = null,
    [property: MaxLength(Search.Limits.FilterValues)] IReadOnlyList<string>? Jurisdictions = null,
    DateTimeOffset? ReceivedFrom = null,
    DateTimeOffset? ReceivedUntil = null)
{
    /// <summary>The search as it is run, on behalf of an agency.</summary>
    internal SearchRequest ToRequest(Guid agency) => new(ExhibitId, agency, Limit ?? Search.Limits.DefaultListLength)
    {
        Mode = Mode,
        FurtherTestFires = [.. (FurtherTestFires ?? []).Where(exhibit => exhibit != ExhibitId).Distinct()],
        Filter = new SearchFilter(
            [.. (Calibres ?? []).Select(IndexPartition.PlainCalibre).Where(calibre => calibre.Length > 0).Distinct()],
            [.. (Jurisdictions ?? []).Select(code => code.ToUpperInvariant()).Distinct()], ReceivedFrom, ReceivedUntil),
    };
}
