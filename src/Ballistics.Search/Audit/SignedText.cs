using System.Text;
using System.Text.Json;

namespace Ballistics.Search.Audit;

/// <summary>
/// One line of ASCII with a signature: <c>{"signed":TEXT,"publicKey":"HEX182","signature":"HEX128"}</c> and a line feed. The signature is
/// under the kind of text, a line feed and the text's own characters, so no byte of the line is free.
/// </summary>
public static class SignedText
{
    private const string Start = "{\"signed\":", KeyWord = ",\"publicKey\":\"", SignatureWord = "\",\"signature\":\"", Close = "\"}\n";
    private const int KeyDigits = 182, SignatureDigits = 128;

    /// <summary>Signs a text.</summary>
    /// <param name="kind">What kind of text it is; a signature of one kind is none of another.</param>
    /// <param name="text">JSON of ASCII characters without a line feed.</param>
    /// <param name="key">The key.</param>
    public static string Write(string kind, string text, AuditKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return $"{Start}{text}{KeyWord}{key.PublicKey}{SignatureWord}{key.Sign(Signed(kind, text))}{Close}";
    }

    /// <summary>Reads and checks such a line.</summary>
    /// <param name="kind">The kind of text that is expected.</param>
    /// <param name="line">The whole line.</param>
    /// <returns>The text and SHA-256 of the public key that signed it, or what is wrong.</returns>
    public static (string? Text, string KeyId, string? Problem) Read(string kind, string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        int tail = line.Length - KeyWord.Length - KeyDigits - SignatureWord.Length - SignatureDigits - Close.Length;
        if (tail <= Start.Length || !line.StartsWith(Start, StringComparison.Ordinal) || !line.EndsWith(Close, StringComparison.Ordinal)
            || string.CompareOrdinal(line, tail, KeyWord, 0, KeyWord.Length) != 0
            || string.CompareOrdinal(line, tail + KeyWord.Length + KeyDigits, SignatureWord, 0, SignatureWord.Length) != 0)
            return (null, "", "It is no signed text, or its ends were changed.");
        string text = line[Start.Length..tail], key = line.Substring(tail + KeyWord.Length, KeyDigits);
        string signature = line.Substring(line.Length - Close.Length - SignatureDigits, SignatureDigits);
        return text.All(char.IsAscii) && AuditKey.Verify(key, Signed(kind, text), signature) && IsJson(text)
            ? (text, AuditKey.IdOf(key), null)
            : (null, AuditKey.IdOf(key), "The signature is not that of the key under this text: one of them was changed.");
    }

    /// <summary>The public key in such a line, hexadecimal; of a line that was read and fits.</summary>
    internal static string PublicKeyOf(string line) => line.Substring(line.Length - Close.Length - SignatureDigits - SignatureWord.Length - KeyDigits, KeyDigits);

    private static byte[] Signed(string kind, string text) => Encoding.ASCII.GetBytes($"{kind}\n{text}");

    private static bool IsJson(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
