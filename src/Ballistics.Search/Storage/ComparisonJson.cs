using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Ballistics.Comparison;
using Ballistics.Evidence;

namespace Ballistics.Search.Storage;

/// <summary>A comparison as text: all that is needed to draw it again.</summary>
public static class ComparisonJson
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new MarkKindByName(), new JsonStringEnumConverter<ComparedBy>() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveHeightsUnsaid } },
    };

    // What was compared before there were pictures is written as it was then: lists and packages made of it stay what they are.
    private static void LeaveHeightsUnsaid(JsonTypeInfo type)
    {
        if (type.Type == typeof(MarkComparison))
            type.Properties.Single(property => property.AttributeProvider is MemberInfo { Name: nameof(MarkComparison.ComparedBy) })
                .ShouldSerialize = (_, value) => value is not ComparedBy.Heights;
    }

    /// <summary>Writes a comparison; unmeasured numbers are written as "NaN".</summary>
    public static string Write(ExhibitComparison comparison) => JsonSerializer.Serialize(comparison, s_options);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The text is no comparison.</exception>
    public static ExhibitComparison Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<ExhibitComparison>(text, s_options) ?? throw new InvalidDataException("The stored comparison is empty.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"The stored comparison cannot be read: {exception.Message} Run the search again.", exception);
        }
    }

    private sealed class MarkKindByName : JsonConverter<MarkKind>
    {
        public override MarkKind Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            MarkKind.TryParse(reader.GetString()) ?? throw new JsonException("There is no such mark kind.");

        public override void Write(Utf8JsonWriter writer, MarkKind value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name);
    }
}
