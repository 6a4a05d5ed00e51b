using System.Numerics;

namespace Ballistics.Simulation.Fields;

/// <summary>
/// Pseudo-random numbers that are the same on every machine and for every version of the runtime: xoshiro256** 1.0
/// (Blackman and Vigna 2018), its state filled by SplitMix64. Integers and exact scalings only.
/// </summary>
public sealed class RandomStream
{
    // The golden ratio's fraction, the step of SplitMix64.
    private const ulong SplitMixStep = 0x9E3779B97F4A7C15;

    private ulong _a, _b, _c, _d;

    /// <summary>Starts the stream of a seed.</summary>
    public RandomStream(Seed seed)
        : this(
            Seed.Mix(seed.Value + SplitMixStep), Seed.Mix(seed.Value + unchecked(2 * SplitMixStep)),
            Seed.Mix(seed.Value + unchecked(3 * SplitMixStep)), Seed.Mix(seed.Value + unchecked(4 * SplitMixStep)))
    {
    }

    /// <summary>Starts from a state as published test vectors give it.</summary>
    internal RandomStream(ulong a, ulong b, ulong c, ulong d) => (_a, _b, _c, _d) = (a, b, c, d);

    /// <summary>The next 64 bits.</summary>
    public ulong NextBits()
    {
        ulong bits = BitOperations.RotateLeft(_b * 5, 7) * 9;
        ulong shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return bits;
    }

    /// <summary>Evenly from 0 (included) to 1 (excluded), in steps of 2⁻⁵³.</summary>
    public double NextUnit() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Evenly between two bounds.</summary>
    public double NextBetween(double low, double high) => low + (high - low) * NextUnit();

    /// <summary>
    /// Normally distributed, mean 0, standard deviation 1: the sum of twelve even numbers of 16 bits. No logarithm, so no
    /// last bit depends on a mathematics library; beyond ±6 there is nothing, which no scan would show.
    /// </summary>
    public double NextNormal()
    {
        long sum = 0;
        for (int word = 0; word < 3; word++)
        {
            ulong bits = NextBits();
            sum += (long)(bits & 0xFFFF) + (long)((bits >> 16) & 0xFFFF) + (long)((bits >> 32) & 0xFFFF) + (long)(bits >> 48);
        }
        // Twelve numbers of mean 32767.5, and 65536 is one.
        return (sum - 12 * 32767.5) * (1.0 / 65536);
    }

    /// <summary>Evenly from 0 up to, not including, <paramref name="count"/>.</summary>
    public int NextBelow(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return (int)(((NextBits() >> 32) * (ulong)count) >> 32);
    }
}
