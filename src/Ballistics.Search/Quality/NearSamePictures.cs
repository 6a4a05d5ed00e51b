using Ballistics.Comparison;
using Ballistics.Evidence;
using Ballistics.Imaging.Fingerprints;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Quality;

/// <summary>
/// Finds the same picture filed before as another file: coded anew, scaled, cut a little, or turned. Fingerprints choose a few, and the
/// comparison of marks decides, at an agreement that no two shots reach. It looks among the agency's own records alone.
/// </summary>
internal static class NearSamePictures
{
    /// <summary>Correlation from which two scans are taken to be one. Of Fadul and Weller no two shots reach .92, and no altered copy falls below .945.</summary>
    private const double LeastImpressed = 0.93;

    /// <summary>The same for profiles. Of Hamby 252 no two shots reach .98, and no altered copy falls below .99.</summary>
    private const double LeastStriated = 0.985;

    /// <summary>Share of a fingerprint's signs that may differ.</summary>
    private const double Nearby = 0.3;

    /// <summary>Marks that are compared, the nearest fingerprints first.</summary>
    private const int Compared = 8;

    /// <summary>The labels of the agency's exhibits that hold nearly the same picture; those of the same bytes are left out.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(EvidenceDb db, Guid agency, MarkKind kind, string sha256, byte[] fingerprint, Signature signature)
    {
        var filed = await db.Marks.Where(m => m.Kind == kind && m.Sha256 != sha256 && m.Fingerprint != null)
            .Join(db.Exhibits.Where(e => e.AgencyId == agency), m => m.ExhibitId, e => e.Id, (m, e) => new { m.Id, m.Fingerprint, e.Label }).ToListAsync();
        var nearest = filed.Select(mark => (mark.Id, mark.Label, Distance: PictureFingerprint.Distance(fingerprint, mark.Fingerprint)))
            .Where(mark => mark.Distance <= Nearby).OrderBy(mark => mark.Distance).ThenBy(mark => mark.Id).Take(Compared).ToList();
        Guid[] ids = [.. nearest.Select(mark => mark.Id)];
        Dictionary<Guid, byte[]> signatures = await db.Signatures.Where(s => ids.Contains(s.MarkId)).ToDictionaryAsync(s => s.MarkId, s => s.Bytes);
        return [.. nearest.Where(mark => signatures.TryGetValue(mark.Id, out byte[]? bytes) && IsOne(signature, Signature.FromBytes(bytes)))
            .Select(mark => mark.Label).Distinct().Order(StringComparer.Ordinal)];
    }

    private static bool IsOne(Signature signature, Signature filed) =>
        signature.Modality == filed.Modality && MarkComparer.Compare(signature, filed).Correlation >= (signature.Kind.IsStriated ? LeastStriated : LeastImpressed);
}
