using System.Security.Cryptography;
using System.Text;
using Ballistics.Search.Storage;

namespace Ballistics.Search.Ranking;

/// <summary>One number for a whole candidate list: ranks, exhibits, scores, poses and cells, to the last bit.</summary>
internal static class ListDigest
{
    /// <summary>SHA-256 of the lines of a list, lower-case hexadecimal: for each candidate its rank, its exhibit and its comparison as it is kept.</summary>
    public static string Of(IEnumerable<StoredCandidate> candidates)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (StoredCandidate candidate in candidates.OrderBy(candidate => candidate.Rank))
            digest.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{candidate.Rank} {candidate.ExhibitId} {candidate.Comparison}\n")));
        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }
}
