using Ballistics.Comparison.Correlation;
using Ballistics.Comparison.Modalities;
using Ballistics.Evidence;

namespace Ballistics.Comparison;

/// <summary>
/// The signature of a mark that was pressed in: the same area as a coarse map, on which poses are looked for, and as a fine one,
/// on which cells are compared. Both are centred on the estimated centre of the mark.
/// </summary>
/// <param name="Kind">The kind of mark.</param>
/// <param name="Coarse">The coarse map.</param>
/// <param name="Fine">The fine map.</param>
/// <param name="CentreX">The maps' centre, metres from the centre of the scan, x.</param>
/// <param name="CentreY">The maps' centre, metres from the centre of the scan, y.</param>
internal sealed record ImpressedSignature(MarkKind Kind, PackedMap Coarse, PackedMap Fine, double CentreX, double CentreY)
    : Signature(Kind)
{
    /// <summary>
    /// True where a good part of the ring is missing, so that another such mark may share much or little with it. Only a breech face is a
    /// ring: of a pin or an ejector, small and of any outline, a twentieth is too few points to tell true from chance.
    /// </summary>
    public bool IsPartial { get; } = Kind == MarkKind.BreechFaceImpression && AngularCover.Of(Coarse) < Parameters.WholeCover;

    /// <summary>
    /// Of a picture under side light how steep the mark is, made from a finer grid than its maps have; null of others, whose steepness is made
    /// when it is first needed.
    /// </summary>
    public SteepnessMaps? Steepness { get; init; }

    public override byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        WriteHeader(writer);
        writer.Write(CentreX);
        writer.Write(CentreY);
        CorrelationMapFormat.Write(writer, Coarse);
        CorrelationMapFormat.Write(writer, Fine);
        if (Modality == Modality.SideLight)
        {
            SteepnessMaps steepness = Steepness ?? SteepnessMaps.Of(this);
            CorrelationMapFormat.Write(writer, steepness.Coarse);
            CorrelationMapFormat.Write(writer, steepness.Fine);
        }
        return stream.ToArray();
    }

    public static ImpressedSignature Read(MarkKind kind, Modality modality, BinaryReader reader)
    {
        double x = reader.ReadDouble(), y = reader.ReadDouble();
        var signature = new ImpressedSignature(kind, CorrelationMapFormat.Read(reader), CorrelationMapFormat.Read(reader), x, y) { Modality = modality };
        return modality == Modality.SideLight
            ? signature with { Steepness = new SteepnessMaps(CorrelationMapFormat.Read(reader), CorrelationMapFormat.Read(reader)) } : signature;
    }
}
