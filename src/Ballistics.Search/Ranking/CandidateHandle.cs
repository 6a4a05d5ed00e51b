using System.Security.Cryptography;

namespace Ballistics.Search.Ranking;

/// <summary>
/// What names a candidate within its list. The rank cannot, because ranks close up when an owner withdraws an exhibit; the exhibit's
/// own id must not where less than a summary is shown, because it tells when the exhibit was entered.
/// </summary>
public static class CandidateHandle
{
    /// <summary>The handle of an exhibit in the list of a search: the first 128 bits of a SHA-256 over both ids, which nobody can turn back.</summary>
    public static Guid Of(Guid search, Guid exhibit)
    {
        Span<byte> ids = stackalloc byte[32], digest = stackalloc byte[32];
        search.TryWriteBytes(ids);
        exhibit.TryWriteBytes(ids[16..]);
        SHA256.HashData(ids, digest);
        return new Guid(digest[..16]);
    }
}
