using System.Text.Json;

namespace Ballistics.Search.Ranking;

/// <summary>How many exhibits each stage of a search looked at, by what, and how long it took: what a list leaves out is in here.</summary>
/// <param name="Eligible">Exhibits the requester may reach that bear a mark of a kind the probe bears, the probe aside.</param>
/// <param name="Scanned">Of those, exhibits whose embeddings were held against the probe's; 0 where all were compared in full.</param>
/// <param name="NotIndexed">Of those, exhibits with a mark that can be compared and has no embedding yet.</param>
/// <param name="Shortlisted">Exhibits that went on to the coarse correlation.</param>
/// <param name="CoarselyCompared">Of those, exhibits that were given a coarse correlation.</param>
/// <param name="FullyCompared">Exhibits that were compared in full and given a score.</param>
/// <param name="NotComparable">Exhibits that reached the full comparison and could not be given a score.</param>
/// <param name="Embedding">Version of the embeddings; null where none were used.</param>
/// <param name="Parameters">What the lengths of the stages were.</param>
/// <param name="Times">Milliseconds of each stage.</param>
public sealed record SearchStages(
    int Eligible,
    int Scanned,
    int NotIndexed,
    int Shortlisted,
    int CoarselyCompared,
    int FullyCompared,
    int NotComparable,
    string? Embedding,
    StageLengths Parameters,
    StageTimes Times)
{
    /// <summary>
    /// True where the search would have gone by stages and could not, because the model that embeds marks cannot be loaded: every eligible
    /// exhibit was compared in full instead, and marks that came in meanwhile are kept and not embedded.
    /// </summary>
    public bool EmbeddingUnavailable { get; init; }

    /// <summary>As it is kept with a search.</summary>
    internal string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <summary>What <see cref="ToJson"/> wrote.</summary>
    public static SearchStages FromJson(string json) => JsonSerializer.Deserialize<SearchStages>(json, JsonSerializerOptions.Web)!;
}
