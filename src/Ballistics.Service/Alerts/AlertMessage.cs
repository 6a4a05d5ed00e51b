using System.Text.Json;
using Ballistics.Search.Alerts;

namespace Ballistics.Service.Alerts;

/// <summary>What a webhook carries: what happened and where to look, and nothing of a record. The bytes are the same at every attempt.</summary>
internal static class AlertMessage
{
    public static byte[] Body(Alert alert) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        type = alert.Kind.ToString(),
        timestamp = alert.CreatedAt.UtcDateTime,
        data = new { id = alert.Id, sequence = alert.Sequence, subject = new { kind = alert.SubjectKind, id = alert.SubjectId } },
    });
}
