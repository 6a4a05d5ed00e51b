using System.Globalization;
using System.Text.Json;
using Ballistics.Search.Audit;

namespace Ballistics.Search.Disclosures;

/// <summary>The audit extract of a package: entries of one ledger, and the signed checkpoint under it.</summary>
internal sealed class DisclosedTrail
{
    private readonly SortedDictionary<long, string> _entries = [];

    /// <summary>How many entries there are.</summary>
    public int Count => _entries.Count;

    /// <summary>The ledger's last entry when the checkpoint was signed, and its hash.</summary>
    public (long Sequence, string Hash) Head { get; private set; }

    /// <summary>Reads an extract; what is wrong with it is told, and it is null where it cannot be read.</summary>
    /// <param name="text">The extract.</param>
    /// <param name="ledger">The ledger it must be of.</param>
    /// <param name="publicKey">The key that must have signed the checkpoint.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static DisclosedTrail? Read(string text, Guid ledger, string publicKey, ICollection<string> problems)
    {
        var trail = new DisclosedTrail();
        string[] lines = text.Split('\n');
        if (lines.Length < 2 || lines[^1].Length > 0)
        {
            problems.Add($"{DisclosureZip.AuditPath} has no checkpoint.");
            return null;
        }
        foreach (string line in lines[..^2])
            if (trail.Take(line, ledger) is { } problem)
            {
                problems.Add($"{DisclosureZip.AuditPath}: {problem}");
                return null;
            }
        if (trail.TakeCheckpoint(lines[^2], ledger, publicKey) is { } fault)
        {
            problems.Add($"{DisclosureZip.AuditPath}: {fault}");
            return null;
        }
        return trail;
    }

    /// <summary>Checks an exported ledger, that it goes on from the checkpoint, and that up to there it says of the subjects what the extract says, no more and no less.</summary>
    public void Check(Stream ledger, string keyId, IReadOnlySet<Guid> subjects, ICollection<string> problems)
    {
        var missing = new SortedDictionary<long, string>(_entries);
        var others = new List<long>();
        AuditVerification found = AuditVerifier.Verify(ledger, new Dictionary<long, string> { [Head.Sequence] = Head.Hash }, text =>
        {
            using var json = JsonDocument.Parse(text);
            long sequence = json.RootElement.GetProperty("sequence").GetInt64();
            if (missing.TryGetValue(sequence, out string? here) && here == text)
                missing.Remove(sequence);
            else if (sequence <= Head.Sequence && subjects.Contains(json.RootElement.GetProperty("subject").GetProperty("id").GetGuid()))
                others.Add(sequence);
        });
        if (found.Fault is { } fault)
            problems.Add($"The exported ledger, {fault}.");
        else if (found.KeyId != keyId)
            problems.Add($"The exported ledger is signed by the key {found.KeyId}, and the package by {keyId}.");
        foreach (long sequence in missing.Keys)
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"{DisclosureZip.AuditPath}: the entry {sequence} does not stand so in the exported ledger."));
        foreach (long sequence in others)
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"{DisclosureZip.AuditPath} leaves out the entry {sequence} of the exported ledger, which tells of the same."));
    }

    private string? Take(string line, Guid ledger)
    {
        int tail = line.Length - AuditFile.HashWord.Length - 64 - AuditFile.Close.Length;
        string entry = tail > AuditFile.EntryStart.Length ? line[AuditFile.EntryStart.Length..tail] : "";
        long last = _entries.Count > 0 ? _entries.Keys.Last() : 0;
        if (line + "\n" != AuditFile.Entry(entry, AuditText.Hash(entry)))
            return $"the entry after {last} does not have the hash of its text.";
        using var json = JsonDocument.Parse(entry);
        long sequence = json.RootElement.GetProperty("sequence").GetInt64();
        if (json.RootElement.GetProperty("ledger").GetGuid() != ledger || sequence <= last)
            return $"the entry {sequence} is of another ledger or out of order.";
        _entries[sequence] = entry;
        return null;
    }

    private string? TakeCheckpoint(string line, Guid ledger, string publicKey)
    {
        int tail = line.Length - AuditFile.SignatureWord.Length - 128 - AuditFile.Close.Length;
        string text = tail > AuditFile.CheckpointStart.Length ? line[AuditFile.CheckpointStart.Length..tail] : "";
        string signature = tail > 0 ? line.Substring(tail + AuditFile.SignatureWord.Length, 128) : "";
        if (line + "\n" != AuditFile.Checkpoint(text, signature) || !AuditKey.Verify(publicKey, AuditFile.Signed("checkpoint", text), signature))
            return "the checkpoint is missing or not signed by the key of the manifest.";
        using var json = JsonDocument.Parse(text);
        JsonElement checkpoint = json.RootElement;
        Head = (checkpoint.GetProperty("sequence").GetInt64(), checkpoint.GetProperty("hash").GetString() ?? "");
        if (checkpoint.GetProperty("ledger").GetGuid() != ledger || (_entries.Count > 0 && _entries.Keys.Last() > Head.Sequence))
            return "the checkpoint is of another ledger, or stands before an entry.";
        return _entries.TryGetValue(Head.Sequence, out string? last) && AuditText.Hash(last) != Head.Hash ? "the last entry is not the one the checkpoint was signed under." : null;
    }
}
