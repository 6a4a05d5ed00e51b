using Ballistics.Comparison.Correlation;

namespace Ballistics.Comparison;

/// <summary>The maps of one impressed mark, unpacked when they are first asked for; a mark that is compared again is not unpacked again.</summary>
internal sealed class UnpackedMark
{
    private readonly CorrelationMap _coarse = new(), _fine = new();
    private PackedMap? _unpackedCoarse, _unpackedFine;
    private ImpressedSignature? _signature;

    /// <summary>The mark.</summary>
    public ImpressedSignature Signature => _signature ?? throw new InvalidOperationException("No mark was taken.");

    /// <summary>Its coarse map.</summary>
    public CorrelationMap Coarse => Unpacked(_coarse, Signature.Coarse, ref _unpackedCoarse);

    /// <summary>Its fine map.</summary>
    public CorrelationMap Fine => Unpacked(_fine, Signature.Fine, ref _unpackedFine);

    /// <summary>Takes a mark.</summary>
    public void Take(ImpressedSignature signature) => _signature = signature;

    private static CorrelationMap Unpacked(CorrelationMap map, PackedMap packed, ref PackedMap? unpacked)
    {
        if (!ReferenceEquals(packed, unpacked))
            map.Unpack(packed);
        unpacked = packed;
        return map;
    }
}
