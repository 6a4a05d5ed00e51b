using Ballistics.Comparison;
using Ballistics.Evidence;
using Ballistics.Search.Storage;

namespace Ballistics.Search.Ranking;

/// <summary>The exhibits a search is made with: one, or several test fires of one firearm.</summary>
/// <param name="Exhibits">Each one's marks.</param>
internal sealed record ProbeExhibits(IReadOnlyList<IReadOnlyList<ExhibitMark>> Exhibits)
{
    /// <summary>The kinds of marks they bear.</summary>
    public MarkKind[] Kinds => [.. Exhibits.SelectMany(marks => marks).Select(mark => mark.Kind).Distinct()];

    /// <summary>Loads the marks that can be compared.</summary>
    /// <param name="store">Where they are.</param>
    /// <param name="exhibits">The exhibits.</param>
    /// <param name="until">Only marks that had come in by then; null for all.</param>
    /// <param name="cancellation">Stops loading.</param>
    /// <exception cref="ProbeNotSearchableException">One of the exhibits is unknown or has no mark that can be compared.</exception>
    public static async Task<ProbeExhibits> LoadAsync(EvidenceStore store, IReadOnlyList<Guid> exhibits, DateTimeOffset? until, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        var loaded = new List<IReadOnlyList<ExhibitMark>>();
        foreach (Guid exhibit in exhibits)
        {
            IReadOnlyList<ExhibitMark> marks = (await Gallery.LoadAsync(db, exhibit, until, cancellation)).Unpack(store.Log);
            loaded.Add(marks.Count > 0
                ? marks
                : throw new ProbeNotSearchableException($"The exhibit {exhibit} has no mark that can be compared. Upload a scan with heights (X3P or AL3D) of one of its marks."));
        }
        return new ProbeExhibits(loaded);
    }

    /// <summary>Compares each with a candidate; the best comparison counts.</summary>
    public ExhibitComparison Compare(IReadOnlyList<ExhibitMark> candidate)
    {
        ExhibitComparison? best = null;
        foreach (IReadOnlyList<ExhibitMark> marks in Exhibits)
            if (ExhibitComparer.Compare(marks, candidate) is var comparison && (best is null || double.IsNaN(best.Score) || comparison.Score > best.Score))
                best = comparison;
        return best!;
    }

    /// <summary>The same the other way round: the candidate is the first of each pair.</summary>
    public ExhibitComparison CompareFrom(IReadOnlyList<ExhibitMark> candidate)
    {
        ExhibitComparison? best = null;
        foreach (IReadOnlyList<ExhibitMark> marks in Exhibits)
            if (ExhibitComparer.Compare(candidate, marks) is var comparison && (best is null || double.IsNaN(best.Score) || comparison.Score > best.Score))
                best = comparison;
        return best!;
    }

    /// <summary>The best coarse correlation of any pair of marks; NaN where there is none.</summary>
    public double CompareCoarsely(IReadOnlyList<ExhibitMark> candidate)
    {
        double best = double.NaN;
        foreach (ExhibitMark mark in Exhibits.SelectMany(marks => marks))
            foreach (ExhibitMark other in candidate)
                if (CoarseComparer.Compare(mark.Signature, other.Signature) is var correlation && !(correlation <= best))
                    best = double.IsNaN(correlation) ? best : correlation;
        return best;
    }
}
