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
        Correlation = double.NaN;
        if (Blocks == 0)
            return;
        if (_path.Length < Blocks)
            (_products, _reached, _path) = (new int[Blocks * Offsets], new int[Blocks * Offsets], new int[Blocks]);
        Multiply(first, second);
        Search(StretchCost(first, second));
        Measure(first, second);
    }

    /// <summary>Correlation of blocks in their aligned places; 0 where one of the profiles is 0 there.</summary>
    public double LocalCorrelation(ProfileSamples first, ProfileSamples second, int fromBlock, int toBlock)
    {
        long products = 0, energyA = 0, energyB = 0;
        for (int k = fromBlock; k < toBlock; k++)
        {
            products += _products[k * Offsets + _path[k] + Offsets / 2];
            energyA += EnergyOf(first, k);
            energyB += second.Energy(First + k * Block + LagOf(k), First + (k + 1) * Block + LagOf(k));
        }
        return energyA > 0 && energyB > 0 ? products / Math.Sqrt((double)energyA * energyB) : 0;
    }

    private long EnergyOf(ProfileSamples first, int block)
    {
        int from = First + block * Block;
        return IsReversed ? first.ReversedEnergy(from, from + Block) : first.Energy(from, from + Block);
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
        double correlation = LocalCorrelation(first, second, 0, Blocks);
        long energyA = IsReversed ? first.ReversedEnergy(First, First + Blocks * Block) : first.Energy(First, First + Blocks * Block);
        Correlation = energyA > 0 && second.Energy(0, second.Length) > 0 ? correlation : double.NaN;
    }
}
