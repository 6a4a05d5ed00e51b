namespace Ballistics.Evidence;

/// <summary>
/// The mean profile across the striae of a land or shear mark: heights at equal distances along one line, form removed and band-passed.
/// </summary>
public sealed class StriationProfile
{
    private readonly float[] _heights, _reliability;

    /// <summary>Takes ownership of <paramref name="heights"/>; the caller must not change it afterwards.</summary>
    /// <param name="spacing">Distance between neighbours, metres, finite and positive.</param>
    /// <param name="heights">At least one height, metres; NaN where nothing was measured, never infinite.</param>
    /// <param name="startsAtShoulder">True where the profile begins at the edge of a groove.</param>
    /// <param name="endsAtShoulder">True where the profile ends at the edge of a groove.</param>
    /// <param name="reliability">A weight for every height, 0 to 1; null for 1 throughout.</param>
    /// <exception cref="ArgumentException">The spacing or a number of values is not as stated above.</exception>
    public StriationProfile(
        double spacing, float[] heights, bool startsAtShoulder = false, bool endsAtShoulder = false, float[]? reliability = null)
    {
        ArgumentNullException.ThrowIfNull(heights);
        if (!(spacing > 0 && double.IsFinite(spacing)))
            throw new ArgumentException($"A spacing is finite and positive, in metres; {spacing} was given.", nameof(spacing));
        if (heights.Length == 0)
            throw new ArgumentException("A profile has at least one height; none was given.", nameof(heights));
        if (reliability is not null && reliability.Length != heights.Length)
            throw new ArgumentException($"{heights.Length} heights need as many weights; {reliability.Length} were given.", nameof(reliability));
        Spacing = spacing;
        _heights = heights;
        _reliability = reliability ?? [.. Enumerable.Repeat(1f, heights.Length)];
        StartsAtShoulder = startsAtShoulder;
        EndsAtShoulder = endsAtShoulder;
    }

    /// <summary>Distance between neighbours, metres.</summary>
    public double Spacing { get; }

    /// <summary>The heights, metres; NaN is unmeasured.</summary>
    public ReadOnlySpan<float> Heights => _heights;

    /// <summary>How far each height can be relied on: 1 where the striae run on from row to row, towards 0 where the rows disagree.</summary>
    public ReadOnlySpan<float> Reliability => _reliability;

    /// <summary>True where the profile begins at the edge of a groove, so that its position on the land is known.</summary>
    public bool StartsAtShoulder { get; }

    /// <summary>True where the profile ends at the edge of a groove.</summary>
    public bool EndsAtShoulder { get; }
}
