namespace Ballistics.Simulation.Fields;

/// <summary>
/// Where a simulated thing comes from: 64 bits. Every part derives its own seed by name, so that a part that is added
/// or left out changes no other.
/// </summary>
/// <param name="Value">The bits.</param>
public readonly record struct Seed(ulong Value)
{
    // The offset and prime of FNV-1a, 64 bits (Fowler, Noll, Vo).
    private const ulong FnvOffset = 0xCBF29CE484222325, FnvPrime = 0x100000001B3;

    /// <summary>The seed of a part.</summary>
    /// <param name="part">What it is for, in plain words; the same words give the same seed.</param>
    /// <param name="index">Which of several alike parts.</param>
    public Seed For(string part, int index = 0)
    {
        ArgumentNullException.ThrowIfNull(part);
        ulong hash = FnvOffset;
        foreach (char letter in part)
            hash = (hash ^ letter) * FnvPrime;
        return new Seed(Mix(Mix(Value ^ hash) + (uint)index));
    }

    /// <summary>The finalizer of SplitMix64 (Steele, Lea and Flood 2014): every input bit reaches every output bit.</summary>
    internal static ulong Mix(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
