using System.Text;

namespace Ballistics.Search.Audit;

/// <summary>
/// The lines of an exported ledger. Around the hashed and signed texts there is nothing but these words, so no byte is free:
/// whoever changes one breaks a word, a hash or a signature. docs/audit.md describes the file for other verifiers.
/// </summary>
internal static class AuditFile
{
    public const string Format = "ballistics-audit/1";
    public const string HeaderStart = "{\"header\":", EntryStart = "{\"entry\":", CheckpointStart = "{\"checkpoint\":", EndStart = "{\"end\":";
    public const string HashWord = ",\"hash\":\"", SignatureWord = ",\"signature\":\"", Close = "\"}";

    public static string Header(Guid ledger, string publicKey) => HeaderStart + AuditText.Write(json =>
    {
        json.WriteString("format", Format);
        json.WriteString("ledger", ledger);
        json.WriteString("publicKey", publicKey);
    }) + "}\n";

    public static string Entry(string text, string hash) => $"{EntryStart}{text}{HashWord}{hash}{Close}\n";

    public static string Checkpoint(string text, string signature) => $"{CheckpointStart}{text}{SignatureWord}{signature}{Close}\n";

    public static string EndText(long entries, string sha256) => AuditText.Write(json =>
    {
        json.WriteNumber("entries", entries);
        json.WriteString("sha256", sha256);
    });

    public static string End(string text, string signature) => $"{EndStart}{text}{SignatureWord}{signature}{Close}\n";

    /// <summary>The bytes a signature is under: what kind of text it is, and the text. A signature of one kind is none of another.</summary>
    public static byte[] Signed(string kind, string text) => Encoding.ASCII.GetBytes($"{Format} {kind}\n{text}");
}
