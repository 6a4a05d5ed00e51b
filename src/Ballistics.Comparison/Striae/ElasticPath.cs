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
            (_products, _reached, _path) = (new int[Blocks * Offsets], new int[Blocks * Offsets], new int[Blocks]);
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
        _products.AsSpan(0, Offsets).CopyTo(_reached);
        for (int k = 1; k < Blocks; k++)
        {
            Span<int> before = _reached.AsSpan((k - 1) * Offsets, Offsets), now = _reached.AsSpan(k * Offsets, Offsets);
            ReadOnlySpan<int> products = _products.AsSpan(k * Offsets, Offsets);
            now[0] = Math.Max(before[0], before[1] - cost) + products[0];
            for (int o = 1; o < Offsets - 1; o++)
                now[o] = Math.Max(before[o], Math.Max(before[o - 1], before[o + 1]) - cost) + products[o];
            now[Offsets - 1] = Math.Max(before[Offsets - 1], before[Offsets - 2] - cost) + products[Offsets - 1];
        }
        int at = 0;
        ReadOnlySpan<int> last = _reached.AsSpan((Blocks - 1) * Offsets, Offsets);
        for (int o = 1; o < Offsets; o++)
            if (last[o] > last[at])
                at = o;
        for (int k = Blocks - 1; ; k--)
        {
            _path[k] = at - Offsets / 2;
            if (k == 0)
                return;
            ReadOnlySpan<int> before = _reached.AsSpan((k - 1) * Offsets, Offsets);
            int wanted = _reached[k * Offsets + at] - _products[k * Offsets + at];
            if (before[at] != wanted)
                at = at > 0 && before[at - 1] - cost == wanted ? at - 1 : at + 1;
        }
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
