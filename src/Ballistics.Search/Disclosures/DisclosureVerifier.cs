using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ballistics.Comparison;
using Ballistics.Evidence;
using Ballistics.Search.Audit;

namespace Ballistics.Search.Disclosures;

/// <summary>Checks a disclosure package with nothing but the package, and makes its comparisons again.</summary>
public sealed class DisclosureVerifier
{
    private readonly List<string> _problems = [];
    private readonly List<int> _agreeing = [];
    private readonly SortedDictionary<int, string> _differing = [], _notReplayed = [];
    private DisclosureManifest? _manifest;
    private string _keyId = "";
    private int _auditEntries;

    private DisclosureVerifier()
    {
    }

    /// <summary>Checks signature, digests and audit extract; where all fit, replays every comparison whose originals are there.</summary>
    /// <param name="package">The zip file; it can be read at any place.</param>
    /// <param name="ledger">The disclosing agency's exported ledger, to which the audit extract is tied; null to check the extract by itself.</param>
    /// <param name="cancellation">Stops between two comparisons.</param>
    public static DisclosureVerification Verify(Stream package, Stream? ledger = null, CancellationToken cancellation = default)
    {
        var verifier = new DisclosureVerifier();
        try
        {
            using var zip = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
            verifier.Run(zip, ledger, cancellation);
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException or EndOfStreamException or NotSupportedException)
        {
            verifier._problems.Add($"The package cannot be read: {exception.Message}");
        }
        return new DisclosureVerification(
            verifier._problems, verifier._manifest, verifier._keyId, verifier._auditEntries, verifier._agreeing, verifier._differing, verifier._notReplayed);
    }

    private void Run(ZipArchive zip, Stream? ledger, CancellationToken cancellation)
    {
        if (zip.GetEntry(DisclosureZip.ManifestPath) is not { } signed || signed.Length > Limits.ManifestBytes)
        {
            _problems.Add("There is no manifest.");
            return;
        }
        string line = Encoding.Latin1.GetString(Read(signed));
        (string? text, _keyId, string? problem) = SignedText.Read(DisclosureZip.Format, line);
        if (problem is not null)
        {
            _problems.Add($"The manifest is not as it was signed. {problem}");
            return;
        }
        _manifest = JsonSerializer.Deserialize<DisclosureManifest>(text!, DisclosureZip.Json);
        if (_manifest is not { Format: DisclosureZip.Format })
        {
            _problems.Add("The manifest is of another format.");
            return;
        }
        string publicKey = SignedText.PublicKeyOf(line);
        CheckFiles(zip);
        if (_problems.Count > 0)
            return;
        DisclosedExhibit[] exhibits = JsonSerializer.Deserialize<DisclosedExhibit[]>(Read(zip.GetEntry(DisclosureZip.ExhibitsPath)!), DisclosureZip.Json) ?? [];
        if (DisclosedTrail.Read(Encoding.Latin1.GetString(Read(zip.GetEntry(DisclosureZip.AuditPath)!)), _manifest.Agency, publicKey, _problems) is { } trail)
        {
            _auditEntries = trail.Count;
            if (ledger is not null)
                trail.Check(ledger, _keyId, _manifest.Subjects(exhibits), _problems);
        }
        Replay(zip, exhibits, cancellation);
    }

    private void CheckFiles(ZipArchive zip)
    {
        string[] there = [.. zip.Entries.Select(entry => entry.FullName)], listed = [DisclosureZip.ManifestPath, .. _manifest!.Files.Select(file => file.Path)];
        foreach (string path in listed.Except(there, StringComparer.Ordinal))
            _problems.Add($"{path} is missing.");
        foreach (string path in there.Except(listed, StringComparer.Ordinal).Concat(there.GroupBy(path => path).Where(same => same.Count() > 1).Select(same => same.Key)))
            _problems.Add($"{path} is not in the manifest, or is there twice.");
        if (_problems.Count == 0 && !there.SequenceEqual(listed, StringComparer.Ordinal))
            _problems.Add("The files are not in the manifest's order.");
        foreach (DisclosedEntry file in _manifest.Files)
            if (zip.GetEntry(file.Path) is { } entry && (entry.Length != file.Length || Digest(entry) != file.Sha256))
                _problems.Add($"{file.Path} is not as it was signed: its bytes have changed.");
    }

    private void Replay(ZipArchive zip, IReadOnlyList<DisclosedExhibit> exhibits, CancellationToken cancellation)
    {
        DisclosedExhibit[] probe = [.. exhibits.Where(exhibit => exhibit.Rank == 0)];
        var replay = new DisclosureReplay(zip);
        foreach (DisclosedExhibit candidate in exhibits.Where(exhibit => exhibit.Rank > 0))
        {
            cancellation.ThrowIfCancellationRequested();
            if ((probe.Select(exhibit => exhibit.LeftOut).FirstOrDefault(why => why is not null) ?? candidate.LeftOut) is { } reason)
                _notReplayed[candidate.Rank] = reason;
            else if (_manifest!.SignatureVersion != Signature.CurrentVersion)
                _notReplayed[candidate.Rank] = $"it was compared by signatures of version {_manifest.SignatureVersion}, and this program makes version {Signature.CurrentVersion}";
            else
                ReplayOne(replay, probe, candidate, Encoding.UTF8.GetString(Read(zip.GetEntry(candidate.Comparison!)!)));
        }
    }

    private void ReplayOne(DisclosureReplay replay, DisclosedExhibit[] probe, DisclosedExhibit candidate, string comparison)
    {
        try
        {
            if (replay.Differs(probe, candidate, comparison) is { } difference)
                _differing[candidate.Rank] = difference;
            else
                _agreeing.Add(candidate.Rank);
        }
        catch (RejectedScanException exception)
        {
            _notReplayed[candidate.Rank] = exception.Message;
        }
    }

    private static string Digest(ZipArchiveEntry entry)
    {
        using Stream content = entry.Open();
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using Stream content = entry.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }
}
