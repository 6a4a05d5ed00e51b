using Ballistics.Comparison.Correlation;

namespace Ballistics.Comparison.Striae;

/// <summary>A profile laid out for sliding: its values, the same backwards, in pairs with room at either end, and its summed energy.</summary>
internal sealed class ProfileSamples
{
    private readonly int[] _pairs;
    private readonly int _room;
    private readonly long[] _energy;

    /// <summary>Takes ownership of <paramref name="values"/>; nothing is left of it that a comparison would write to.</summary>
    /// <param name="values">The profile; 0 where nothing was measured.</param>
    /// <param name="room">Points beyond either end that can be read, as 0.</param>
    public ProfileSamples(short[] values, int room)
    {
        Values = values;
        Reversed = [.. values.Reverse()];
        _room = room;
        var padded = new short[values.Length + 2 * room];
        values.CopyTo(padded, room);
        _pairs = new int[padded.Length];
        ProfileKernels.Pair(padded, _pairs);
        _energy = new long[values.Length + 1];
        for (int i = 0; i < values.Length; i++)
            _energy[i + 1] = _energy[i] + values[i] * values[i];
    }

    /// <summary>The profile.</summary>
    public short[] Values { get; }

    /// <summary>The profile from its end to its beginning.</summary>
    public short[] Reversed { get; }

    /// <summary>Points.</summary>
    public int Length => Values.Length;

    /// <summary>The sums over <see cref="StriationParameters.CoarseFactor"/> points each: the profile at coarser spacing.</summary>
    public static ProfileSamples Coarse(short[] values)
    {
        const int factor = StriationParameters.CoarseFactor;
        var sums = new short[Math.Max(1, values.Length / factor)];
        for (int i = 0; i < sums.Length; i++)
            foreach (short value in values.AsSpan(i * factor, Math.Min(factor, values.Length - i * factor)))
                sums[i] += value;
        // As far as a profile may reach beyond the other: what is left of it after the least overlap.
        return new ProfileSamples(sums, (int)Math.Ceiling((1 - StriationParameters.LeastOverlap) * sums.Length) + 1);
    }

    /// <summary>The pairs from a point on, which may lie before the first.</summary>
    public ReadOnlySpan<int> PairsFrom(int index) => _pairs.AsSpan(index + _room);

    /// <summary>Σ value² from a point up to another; what lies beyond the ends adds nothing.</summary>
    public long Energy(int from, int to) => _energy[Math.Clamp(to, 0, Length)] - _energy[Math.Clamp(from, 0, Length)];

    /// <summary>Σ value² of the reversed profile.</summary>
    public long ReversedEnergy(int from, int to) => Energy(Length - to, Length - from);
}
