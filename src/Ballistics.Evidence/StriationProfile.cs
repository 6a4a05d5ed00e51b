namespace Ballistics.Evidence;

/// <summary>
/// The mean profile across the striae of a land or shear mark: heights at equal distances along one line, form removed and band-passed.
/// </summary>
public sealed class StriationProfile
{
    private readonly float[] _heights;

    /// <summary>Takes ownership of <paramref name="heights"/>; the caller must not change it afterwards.</summary>
    /// <param name="spacing">Distance between neighbours, metres, finite and positive.</param>
    /// <param name="heights">At least one height, metres; NaN where nothing was measured, never infinite.</param>
    /// <param name="startsAtShoulder">True where the profile begins at the edge of a groove.</param>
    /// <param name="endsAtShoulder">True where the profile ends at the edge of a groove.</param>
    /// <exception cref="ArgumentException">The spacing or the number of heights is not as stated above.</exception>
    public StriationProfile(double spacing, float[] heights, bool startsAtShoulder = false, bool endsAtShoulder = false)
    {
        ArgumentNullException.ThrowIfNull(heights);
        if (!(spacing > 0 && double.IsFinite(spacing)))
            throw new ArgumentException($"A spacing is finite and positive, in metres; {spacing} was given.", nameof(spacing));
        if (heights.Length == 0)
            throw new ArgumentException("A profile has at least one height; none was given.", nameof(heights));
        Spacing = spacing;
        _heights = heights;
        StartsAtShoulder = startsAtShoulder;
        EndsAtShoulder = endsAtShoulder;
    }

    /// <summary>Distance between neighbours, metres.</summary>
    public double Spacing { get; }

    /// <summary>The heights, metres; NaN is unmeasured.</summary>
    public ReadOnlySpan<float> Heights => _heights;

    /// <summary>True where the profile begins at the edge of a groove, so that its position on the land is known.</summary>
    public bool StartsAtShoulder { get; }

    /// <summary>True where the profile ends at the edge of a groove.</summary>
    public bool EndsAtShoulder { get; }
}
