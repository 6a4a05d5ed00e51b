using Ballistics.Comparison.Correlation;
using Ballistics.Comparison.Modalities;

namespace Ballistics.Comparison;

/// <summary>The maps of one impressed mark, unpacked when they are first asked for; a mark that is compared again is not unpacked again.</summary>
internal sealed class UnpackedMark
{
    private readonly CorrelationMap _coarse = new(), _fine = new();
    private PackedMap? _unpackedCoarse, _unpackedFine;
    private ImpressedSignature? _signature, _madeOf;
    private SteepnessMaps? _steepness, _made;

    /// <summary>The mark.</summary>
    public ImpressedSignature Signature => _signature ?? throw new InvalidOperationException("No mark was taken.");

    /// <summary>Its coarse map.</summary>
    public CorrelationMap Coarse => Unpacked(_coarse, _steepness?.Coarse ?? Signature.Coarse, ref _unpackedCoarse);

    /// <summary>Its fine map.</summary>
    public CorrelationMap Fine => Unpacked(_fine, _steepness?.Fine ?? Signature.Fine, ref _unpackedFine);

    /// <summary>Takes a mark.</summary>
    /// <param name="signature">The mark.</param>
    /// <param name="bySteepness">True to compare it by how steep it is, for which its maps are made anew unless it was the last.</param>
    public void Take(ImpressedSignature signature, bool bySteepness)
    {
        _signature = signature;
        if (bySteepness && !ReferenceEquals(_madeOf, signature))
            (_made, _madeOf) = (SteepnessMaps.Of(signature), signature);
        _steepness = bySteepness ? _made : null;
    }

    private static CorrelationMap Unpacked(CorrelationMap map, PackedMap packed, ref PackedMap? unpacked)
    {
        if (!ReferenceEquals(packed, unpacked))
            map.Unpack(packed);
        unpacked = packed;
        return map;
    }
}
