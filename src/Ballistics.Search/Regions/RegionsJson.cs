using System.Text.Json;
using System.Text.Json.Serialization;
using Ballistics.Evidence;

namespace Ballistics.Search.Regions;

/// <summary>Regions as the database and disclosure packages keep them.</summary>
public static class RegionsJson
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Regions as text.</summary>
    public static string Write(ScanRegions regions) => JsonSerializer.Serialize(regions, s_options);

    /// <summary>Regions from text.</summary>
    /// <exception cref="InvalidDataException">The text is none of <see cref="Write"/>.</exception>
    public static ScanRegions Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<ScanRegions>(text, s_options) ?? throw new InvalidDataException("The kept regions are empty.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException("The kept regions cannot be read.", exception);
        }
    }
}
