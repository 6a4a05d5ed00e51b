using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ballistics.Service.Alerts;

/// <summary>
/// The headers by which a receiver knows a webhook, as the Standard Webhooks specification (1.0) has them: HMAC-SHA256 under the id, the
/// time of the attempt and the body, each parted by a full stop.
/// </summary>
internal static class WebhookSignature
{
    /// <summary>What a secret begins with when it is shown.</summary>
    public const string SecretStart = "whsec_";

    /// <summary>Bytes of a secret.</summary>
    public const int SecretBytes = 32;

    /// <summary>The signature header's value.</summary>
    public static string Sign(ReadOnlySpan<byte> secret, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.")), .. body];
        return $"v1,{Convert.ToBase64String(HMACSHA256.HashData(secret, signed))}";
    }
}
