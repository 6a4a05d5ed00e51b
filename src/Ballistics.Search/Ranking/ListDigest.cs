using System.Security.Cryptography;
using System.Text;
using Ballistics.Search.Storage;

namespace Ballistics.Search.Ranking;

/// <summary>One number for a whole candidate list: ranks, exhibits, scores, poses and cells, to the last bit.</summary>
public static class ListDigest
{
    /// <summary>SHA-256 of the lines of a list, lower-case hexadecimal: for each candidate its rank, its exhibit and its comparison as it is kept.</summary>
    public static string Of(IEnumerable<StoredCandidate> candidates) =>
        Of(candidates.OrderBy(candidate => candidate.Rank).Select(candidate => (candidate.Rank, candidate.ExhibitId, candidate.Comparison)));

    /// <summary>The same of the lines of a list, in order: rank, what names the candidate, and the comparison.</summary>
    public static string Of(IEnumerable<(int Rank, Guid Id, string Comparison)> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach ((int rank, Guid id, string comparison) in lines)
            digest.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{rank} {id} {comparison}\n")));
        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }
}
