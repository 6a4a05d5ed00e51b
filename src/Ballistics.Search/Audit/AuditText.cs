using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ballistics.Search.Audit;

/// <summary>The characters that are hashed and signed. All are ASCII: the JSON writer escapes the rest.</summary>
internal static class AuditText
{
    /// <summary>Stands for the hash before the first entry.</summary>
    public static readonly string NoHash = new('0', 64);

    private static readonly JsonSerializerOptions s_details = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>An event as one ledger has it. The owner's ledger is not told the person, nor what the actor's own records are.</summary>
    public static string OfEntry(AuditEvent what, Guid ledger, long sequence, string previous)
    {
        AuditSubject subject = what.SubjectIn(ledger);
        bool whole = ledger == AuditLedger.Network || ledger == what.Actor.AgencyId;
        return Write(json =>
        {
            json.WriteString("ledger", ledger);
            json.WriteNumber("sequence", sequence);
            json.WriteString("previous", previous);
            json.WriteString("event", what.Id);
            json.WriteString("at", Instant(what.At));
            WriteId(json, "agency", what.Actor.AgencyId);
            json.WriteString("person", whole ? what.Actor.Person : null);
            json.WriteString("role", what.Actor.Role);
            json.WriteString("action", what.Action.ToString());
            json.WriteStartObject("subject");
            json.WriteString("kind", subject.Kind);
            json.WriteString("id", subject.Id);
            WriteId(json, "owner", subject.OwnerId);
            json.WriteEndObject();
            json.WriteString("purpose", what.Purpose);
            json.WritePropertyName("details");
            JsonSerializer.Serialize(json, whole ? what.Details : what.OwnerDetails, s_details);
        });
    }

    /// <summary>What a checkpoint signs.</summary>
    public static string OfCheckpoint(Guid ledger, long sequence, string hash, DateTimeOffset at) => Write(json =>
    {
        json.WriteString("ledger", ledger);
        json.WriteNumber("sequence", sequence);
        json.WriteString("hash", hash);
        json.WriteString("at", Instant(at));
    });

    /// <summary>SHA-256 of such a text, 64 lower-case hexadecimal digits.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text)));

    /// <summary>An object in one line, its members in the order they are written.</summary>
    internal static string Write(Action<Utf8JsonWriter> members)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }
        return Encoding.ASCII.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    internal static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);

    private static void WriteId(Utf8JsonWriter json, string name, Guid? id)
    {
        if (id is { } known)
            json.WriteString(name, known);
        else
            json.WriteNull(name);
    }
}
