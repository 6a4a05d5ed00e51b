using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Ballistics.Search.Audit;

/// <summary>Checks an exported ledger line by line, with nothing but the file.</summary>
public sealed class AuditVerifier
{
    private readonly Dictionary<long, string> _checkpoints = [];
    private readonly IReadOnlyDictionary<long, string> _earlier;
    private readonly Action<string>? _taken;
    private string _publicKey = "", _previous = AuditText.NoHash;
    private Guid _ledger;
    private long _line, _entries;
    private bool _ended;

    private AuditVerifier(IReadOnlyDictionary<long, string>? earlier, Action<string>? taken) =>
        (_earlier, _taken) = (earlier ?? new Dictionary<long, string>(), taken);

    /// <summary>Reads a file to its end or to the first thing that is wrong.</summary>
    /// <param name="file">The exported ledger.</param>
    /// <param name="earlier">Checkpoints of an earlier export of the same ledger, which must hold in this one; null for none.</param>
    /// <param name="taken">Is handed the text of every entry that fits, in order; may be null.</param>
    public static AuditVerification Verify(Stream file, IReadOnlyDictionary<long, string>? earlier = null, Action<string>? taken = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        var verifier = new AuditVerifier(earlier, taken);
        AuditFault? fault = verifier.Run(file);
        return new AuditVerification(fault, verifier._ledger, verifier._entries, verifier._checkpoints, AuditKey.IdOf(verifier._publicKey));
    }

    private AuditFault? Run(Stream file)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (byte[]? bytes in AuditLines.Read(file))
        {
            _line++;
            if (bytes is null)
                return Fault($"does not end with a line feed, or is longer than {Limits.AuditLineBytes} bytes");
            if (_ended)
                return Fault("stands after the end of the ledger");
            if (bytes.Any(b => b is < 0x20 or > 0x7e))
                return Fault("has a byte that is no printable ASCII character");
            if (Take(Encoding.ASCII.GetString(bytes), digest) is { } what)
                return Fault(what);
            digest.AppendData(bytes);
            digest.AppendData("\n"u8);
        }
        _line++;
        if (!_ended)
            return Fault("is missing: the file is cut off before its end");
        return _earlier.Keys.Order().FirstOrDefault(sequence => sequence > _entries) is > 0 and var missing
            ? new AuditFault(_line, missing, $"is missing: an earlier export signed {missing} entries and this one has {_entries}")
            : null;
    }

    private string? Take(string line, IncrementalHash digest)
    {
        try
        {
            if (_line == 1)
                return TakeHeader(line);
            if (line.StartsWith(AuditFile.EntryStart, StringComparison.Ordinal))
                return TakeEntry(line);
            if (line.StartsWith(AuditFile.CheckpointStart, StringComparison.Ordinal))
                return TakeCheckpoint(line);
            return line.StartsWith(AuditFile.EndStart, StringComparison.Ordinal) ? TakeEnd(line, digest) : "is no entry, checkpoint or end";
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            return "holds no JSON of the kind that stands here";
        }
    }

    private string? TakeHeader(string line)
    {
        if (!line.StartsWith(AuditFile.HeaderStart, StringComparison.Ordinal))
            return "is no header of an exported ledger";
        using var json = JsonDocument.Parse(line);
        JsonElement header = json.RootElement.GetProperty("header");
        (_ledger, _publicKey) = (header.GetProperty("ledger").GetGuid(), header.GetProperty("publicKey").GetString() ?? "");
        return line + "\n" == AuditFile.Header(_ledger, _publicKey) ? null : $"is no header of {AuditFile.Format}";
    }

    private string? TakeEntry(string line)
    {
        if (Split(line, AuditFile.EntryStart, AuditFile.HashWord, 64) is not var (text, hash))
            return "is no whole entry";
        if (AuditText.Hash(text) != hash)
            return "its hash is not that of its text: one of them was changed";
        using var json = JsonDocument.Parse(text);
        JsonElement entry = json.RootElement;
        long sequence = entry.GetProperty("sequence").GetInt64();
        if (sequence != _entries + 1)
            return $"entry {sequence} stands in its place: entries were removed, added or moved";
        if (entry.GetProperty("ledger").GetGuid() != _ledger)
            return "it belongs to another ledger";
        if (entry.GetProperty("previous").GetString() != _previous)
            return "it does not follow the entry before it: one of them was replaced";
        if (_earlier.TryGetValue(sequence, out string? signed) && signed != hash)
            return "an earlier export signed another entry in its place";
        (_entries, _previous) = (sequence, hash);
        _taken?.Invoke(text);
        return null;
    }

    private string? TakeCheckpoint(string line)
    {
        if (Split(line, AuditFile.CheckpointStart, AuditFile.SignatureWord, 128) is not var (text, signature))
            return "is no whole checkpoint";
        if (!AuditKey.Verify(_publicKey, AuditFile.Signed("checkpoint", text), signature))
            return $"the checkpoint after entry {_entries} is not signed by the key of the header";
        using var json = JsonDocument.Parse(text);
        JsonElement checkpoint = json.RootElement;
        if (checkpoint.GetProperty("ledger").GetGuid() != _ledger || checkpoint.GetProperty("sequence").GetInt64() != _entries || checkpoint.GetProperty("hash").GetString() != _previous)
            return $"the checkpoint after entry {_entries} was signed under other entries: some were removed, added or replaced";
        _checkpoints[_entries] = _previous;
        return null;
    }

    private string? TakeEnd(string line, IncrementalHash digest)
    {
        if (Split(line, AuditFile.EndStart, AuditFile.SignatureWord, 128) is not var (text, signature))
            return "is no whole end";
        if (text != AuditFile.EndText(_entries, Convert.ToHexStringLower(digest.GetCurrentHash())))
            return "the end was written for other lines than these: some were removed, added or changed";
        if (!AuditKey.Verify(_publicKey, AuditFile.Signed("end", text), signature))
            return "the end is not signed by the key of the header";
        if (_entries > 0 && !_checkpoints.ContainsKey(_entries))
            return "no checkpoint is signed under the last entry";
        _ended = true;
        return null;
    }

    // A line is its first word, a text, a second word, so many hexadecimal digits and the closing: nothing else fits.
    private static (string Text, string Digits)? Split(string line, string start, string word, int digits)
    {
        int tail = line.Length - word.Length - digits - AuditFile.Close.Length;
        return tail > start.Length && line.EndsWith(AuditFile.Close, StringComparison.Ordinal) && string.CompareOrdinal(line, tail, word, 0, word.Length) == 0
            ? (line[start.Length..tail], line.Substring(tail + word.Length, digits))
            : null;
    }

    private AuditFault Fault(string what) => new(_line, _line > 1 && !_ended ? _entries + 1 : null, what);
}
