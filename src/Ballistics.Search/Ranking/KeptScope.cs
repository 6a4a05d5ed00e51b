using Ballistics.Search.Index;

namespace Ballistics.Search.Ranking;

/// <summary>A scope as it was found once, and when that holds.</summary>
/// <param name="Rows">The index whose numbers it goes by.</param>
/// <param name="Exhibits">The exhibits.</param>
/// <param name="Position">Every change that it may not show has this number or a later one.</param>
/// <param name="From">The first instant at which the terms it was judged by say the same.</param>
/// <param name="Until">The first instant at which they may say something else.</param>
internal sealed record KeptScope(SignatureIndex Rows, ExhibitScope Exhibits, long Position, DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>Whether it can be brought up to date for a search at an instant.</summary>
    public bool Holds(SignatureIndex rows, DateTimeOffset at) => Rows == rows && From <= at && at < Until;
}
