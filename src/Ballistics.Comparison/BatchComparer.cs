namespace Ballistics.Comparison;

/// <summary>Compares one mark with many.</summary>
public static class BatchComparer
{
    /// <summary>The score of every pair of the probe with a mark of the gallery, as <see cref="MarkComparer.Score"/> gives it.</summary>
    /// <param name="probe">The mark that is searched for.</param>
    /// <param name="gallery">The marks it is compared with, of its kind.</param>
    /// <param name="cores">Cores that work at it.</param>
    /// <param name="cancellation">Stops at the next pair.</param>
    /// <returns>Scores in the gallery's order, NaN where the marks share too little.</returns>
    /// <exception cref="ArgumentException">A mark of the gallery is of another kind than the probe.</exception>
    public static double[] Scores(Signature probe, IReadOnlyList<Signature> gallery, int cores, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(probe);
        ArgumentNullException.ThrowIfNull(gallery);
        for (int i = 0; i < gallery.Count; i++)
            if (gallery[i].Kind != probe.Kind)
                throw new ArgumentException($"A {probe.Kind} is compared with its like; mark {i} of the gallery is a {gallery[i].Kind}.", nameof(gallery));
        var scores = new double[gallery.Count];
        Parallel.For(0, gallery.Count, new ParallelOptions { MaxDegreeOfParallelism = cores, CancellationToken = cancellation }, i =>
            scores[i] = MarkComparer.Score(probe, gallery[i]));
        return scores;
    }
}
