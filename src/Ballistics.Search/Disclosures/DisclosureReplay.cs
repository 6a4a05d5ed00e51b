using System.Globalization;
using System.IO.Compression;
using Ballistics.Comparison;
using Ballistics.Evidence;
using Ballistics.Imaging.Formats;
using Ballistics.Imaging.Preparation;
using Ballistics.Imaging.Regions;
using Ballistics.Search.Intake;
using Ballistics.Search.Ranking;
using Ballistics.Search.Regions;
using Ballistics.Search.Storage;

namespace Ballistics.Search.Disclosures;

/// <summary>Makes the comparisons of a package again from its originals, by the way every search goes.</summary>
public sealed class DisclosureReplay
{
    private readonly Dictionary<string, Signature> _signatures = new(StringComparer.Ordinal);
    private readonly ZipArchive _zip;

    internal DisclosureReplay(ZipArchive zip) => _zip = zip;

    /// <summary>What a replayed comparison says otherwise than the package; null where it agrees to the last bit.</summary>
    /// <exception cref="RejectedScanException">An original cannot be prepared by this program.</exception>
    internal string? Differs(IEnumerable<DisclosedExhibit> probe, DisclosedExhibit candidate, string comparison)
    {
        ExhibitComparison replayed = new ProbeExhibits([.. probe.Select(Marks)]).Compare(Marks(candidate));
        string bits = Bits(replayed.Score);
        if (bits != candidate.ScoreBits)
            return string.Create(CultureInfo.InvariantCulture, $"the score is {replayed.Score:R} (bits {bits}), the package says {candidate.Score:R} (bits {candidate.ScoreBits})");
        return ComparisonJson.Write(replayed) == comparison ? null : "the score agrees to the last bit, poses or cells do not";
    }

    /// <summary>The 64 bits of a score, hexadecimal.</summary>
    public static string Bits(double score) => BitConverter.DoubleToInt64Bits(score).ToString("x16", CultureInfo.InvariantCulture);

    private IReadOnlyList<ExhibitMark> Marks(DisclosedExhibit exhibit) =>
        [.. exhibit.Marks.Select(mark => new ExhibitMark(mark.Id.ToString(), SignatureOf(mark), mark.Land))];

    private Signature SignatureOf(DisclosedMark mark)
    {
        string key = $"{mark.Kind} {mark.Original} {mark.Regions}";
        if (_signatures.TryGetValue(key, out Signature? known))
            return known;
        MarkKind kind = MarkKind.Parse(mark.Kind);
        Acquisition acquisition = AcquisitionReader.Read(Bytes(DisclosureZip.OriginalPath(mark.Original)), KnownPicture.Of(mark.FileName, mark.Spacing, mark.Lighting ?? Lighting.Unknown, mark.LampDegrees));
        RegionOfInterest region = RegionLocator.Locate(acquisition, kind, corrected: mark.Regions is { } drawn ? RegionsJson.Read(drawn) : null);
        PreparedMark prepared = MarkPreparation.Prepare(acquisition, region, kind);
        return _signatures[key] = Signature.FromBytes(SignatureExtractor.Extract(prepared).ToBytes());
    }

    private byte[] Bytes(string path)
    {
        using Stream content = _zip.GetEntry(path)!.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }
}
