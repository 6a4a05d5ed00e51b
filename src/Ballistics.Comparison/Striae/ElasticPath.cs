using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Ballistics.Comparison.Correlation;

namespace Ballistics.Comparison.Striae;

/// <summary>
/// The elastic alignment of two profiles about a lag: blocks of the first, each at its own offset on the second, neighbouring blocks
/// at offsets that differ by at most one point. Bullets are deformed on their way and afterwards; a rigid lag loses half of their striae.
/// The path of largest summed product is found exactly, in integers.
/// </summary>
internal sealed class ElasticPath
{
    private const int Block = StriationParameters.Block, Offsets = StriationParameters.Offsets;

    /// <summary>Room before and behind a row of what was reached, so that its ends have neighbours that are never chosen.</summary>
    private const int Guard = 8, Stride = Offsets + 2 * Guard, Unreachable = int.MinValue / 2;

    private int[] _products = [], _reached = [], _path = [];
    private long[] _shared = [0], _energyA = [0], _energyB = [0];
    private readonly int[] _order = new int[Offsets];

    /// <summary>Blocks; 0 where the profiles do not overlap by one.</summary>
    public int Blocks { get; private set; }

    /// <summary>First point of the first block, on the first profile.</summary>
    public int First { get; private set; }

    /// <summary>The lag the offsets are counted from.</summary>
    public int Lag { get; private set; }

    /// <summary>True where the first profile runs backwards.</summary>
    public bool IsReversed { get; private set; }

    /// <summary>Correlation of the aligned profiles, −1 to 1; NaN where one of them is 0 throughout.</summary>
    public double Correlation { get; private set; }

    /// <summary>Share of the segments that correlate well in their aligned places, 0 to 1.</summary>
    public double CongruentShare { get; private set; }

    /// <summary>The overlap as a share of the first profile.</summary>
    public double Overlap { get; private set; }

    /// <summary>The lag of a block's points.</summary>
    public int LagOf(int block) => Lag + _path[block];

    /// <summary>The lag that half of the blocks do not exceed.</summary>
    public int MedianLag()
    {
        Array.Clear(_order);
        for (int k = 0; k < Blocks; k++)
            _order[_path[k] + Offsets / 2]++;
        int offset = 0;
        for (int below = _order[0]; 2 * below < Blocks; below += _order[++offset])
        {
        }
        return Lag + offset - Offsets / 2;
    }

    /// <summary>Aligns two profiles about a lag.</summary>
    public void Align(ProfileSamples first, ProfileSamples second, int lag, bool reversed)
    {
        (Lag, IsReversed) = (lag, reversed);
        First = Math.Max(0, -lag);
        int end = Math.Min(first.Length, second.Length - lag);
        Blocks = Math.Max(0, end - First) / Block;
        Overlap = Math.Max(0, end - First) / (double)first.Length;
        (Correlation, CongruentShare) = (double.NaN, double.NaN);
        if (Blocks == 0)
            return;
        if (_path.Length < Blocks)
        {
            (_products, _reached, _path) = (new int[Blocks * Offsets], new int[Blocks * Stride], new int[Blocks]);
            (_shared, _energyA, _energyB) = (new long[Blocks + 1], new long[Blocks + 1], new long[Blocks + 1]);
        }
        Multiply(first, second);
        Search(StretchCost(first, second));
        Measure(first, second);
    }

    /// <summary>Correlation of the segment about a block in its aligned place; 0 where one of the profiles is 0 there.</summary>
    public double SegmentCorrelation(int block) => Between(
        Math.Max(0, block - StriationParameters.SegmentBlocks / 2), Math.Min(Blocks, block + StriationParameters.SegmentBlocks / 2));

    private double Between(int fromBlock, int toBlock)
    {
        long energyA = _energyA[toBlock] - _energyA[fromBlock], energyB = _energyB[toBlock] - _energyB[fromBlock];
        return energyA > 0 && energyB > 0 ? (_shared[toBlock] - _shared[fromBlock]) / Math.Sqrt((double)energyA * energyB) : 0;
    }

    private void Multiply(ProfileSamples first, ProfileSamples second)
    {
        ReadOnlySpan<short> values = IsReversed ? first.Reversed : first.Values;
        for (int k = 0; k < Blocks; k++)
        {
            int from = First + k * Block;
            ProfileKernels.Correlate(values.Slice(from, Block), second.PairsFrom(from + Lag - Offsets / 2), _products.AsSpan(k * Offsets, Offsets));
        }
    }

    private int StretchCost(ProfileSamples first, ProfileSamples second)
    {
        int to = First + Blocks * Block;
        double energyA = IsReversed ? first.ReversedEnergy(First, to) : first.Energy(First, to), energyB = second.Energy(0, second.Length);
        return (int)Math.Round(StriationParameters.StretchPenalty * Block * Math.Sqrt(energyA / (Blocks * Block) * (energyB / second.Length)));
    }

    /// <summary>Fills in what is reached at best at every offset of every block, then walks back from the best end.</summary>
    private void Search(int cost)
    {
        _reached.AsSpan(0, Blocks * Stride).Fill(Unreachable);
        _products.AsSpan(0, Offsets).CopyTo(_reached.AsSpan(Guard));
        Vector256<int> costs = Vector256.Create(cost);
        for (int k = 1; k < Blocks; k++)
        {
            ref int before = ref _reached[(k - 1) * Stride + Guard];
            for (int o = 0; o < Offsets; o += Vector256<int>.Count)
            {
                Vector256<int> left = Vector256.LoadUnsafe(ref Unsafe.Add(ref before, o - 1)), right = Vector256.LoadUnsafe(ref Unsafe.Add(ref before, o + 1));
                Vector256<int> best = Vector256.Max(Vector256.LoadUnsafe(ref Unsafe.Add(ref before, o)), Vector256.Max(left, right) - costs);
                (best + Vector256.LoadUnsafe(ref _products[k * Offsets + o])).StoreUnsafe(ref _reached[k * Stride + Guard + o]);
            }
        }
        WalkBack(cost);
    }

    private void WalkBack(int cost)
    {
        int at = 0;
        ReadOnlySpan<int> last = _reached.AsSpan((Blocks - 1) * Stride + Guard, Offsets);
        for (int o = 1; o < Offsets; o++)
            if (last[o] > last[at])
                at = o;
        for (int k = Blocks - 1; k > 0; k--)
        {
            _path[k] = at - Offsets / 2;
            int wanted = _reached[k * Stride + Guard + at] - _products[k * Offsets + at], before = (k - 1) * Stride + Guard + at;
            if (_reached[before] != wanted)
                at += _reached[before - 1] - cost == wanted ? -1 : 1;
        }
        _path[0] = at - Offsets / 2;
    }

    private void Measure(ProfileSamples first, ProfileSamples second)
    {
        for (int k = 0; k < Blocks; k++)
        {
            int from = First + k * Block;
            _shared[k + 1] = _shared[k] + _products[k * Offsets + _path[k] + Offsets / 2];
            _energyA[k + 1] = _energyA[k] + (IsReversed ? first.ReversedEnergy(from, from + Block) : first.Energy(from, from + Block));
            _energyB[k + 1] = _energyB[k] + second.Energy(from + LagOf(k), from + Block + LagOf(k));
        }
        if (_energyA[Blocks] == 0 || second.Energy(0, second.Length) == 0)
            return;
        Correlation = Between(0, Blocks);
        int congruent = 0;
        for (int k = 0; k < Blocks; k++)
            congruent += SegmentCorrelation(k) >= StriationParameters.CongruentCorrelation ? 1 : 0;
        CongruentShare = (double)congruent / Blocks;
    }
}
