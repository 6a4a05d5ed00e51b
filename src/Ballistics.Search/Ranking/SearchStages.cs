using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

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

    /// <summary>Which exhibits they were; null where that was not noted. It is no part of any answer.</summary>
    [JsonIgnore]
    public NotedStages? Noted { get; init; }

    /// <summary>As it is kept with a search.</summary>
    internal string ToJson()
    {
        JsonNode json = JsonSerializer.SerializeToNode(this, JsonSerializerOptions.Web)!;
        if (Noted is not null)
            json["noted"] = JsonSerializer.SerializeToNode(Noted, JsonSerializerOptions.Web);
        return json.ToJsonString();
    }

    /// <summary>What <see cref="ToJson"/> wrote.</summary>
    public static SearchStages FromJson(string json)
    {
        JsonNode kept = JsonNode.Parse(json)!;
        return kept.Deserialize<SearchStages>(JsonSerializerOptions.Web)! with { Noted = kept["noted"].Deserialize<NotedStages>(JsonSerializerOptions.Web) };
    }

    /// <summary>What is kept of a search, without an exhibit that was purged.</summary>
    internal static string? Without(string? json, Guid exhibit) =>
        json?.Contains($"{exhibit}", StringComparison.Ordinal) == true && FromJson(json) is { Noted: { } noted } stages
            ? (stages with { Noted = noted.Where(one => one != exhibit) }).ToJson()
            : json;
}
