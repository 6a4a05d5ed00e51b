using Ballistics.Simulation.Fields;
using Ballistics.Simulation.Firearms;

namespace Ballistics.Simulation.Shots;

/// <summary>
/// The primer of one fired cartridge case under the instrument: what it took over from the breech face, and what is its own.
/// The firing pin's crater and everything beyond the primer's flat part are cut out, as in published sets of breech faces.
/// </summary>
public sealed class CartridgeCaseShot : IScannable
{
    private readonly BreechFace _face;
    private readonly Ammunition _ammunition;
    private readonly CartridgeCaseConditions _conditions;
    private readonly double _grainRms;
    private readonly Turn _turn, _letterTurn;
    private readonly FractalField _pressure, _primer, _own, _warpX, _warpY, _flow, _edge, _drawn;

    /// <summary>One fired case.</summary>
    /// <param name="firearm">What fired it.</param>
    /// <param name="ammunition">Its make.</param>
    /// <param name="conditions">What was particular to this shot.</param>
    /// <param name="seed">The shot's seed.</param>
    public CartridgeCaseShot(Firearm firearm, Ammunition ammunition, CartridgeCaseConditions conditions, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(firearm);
        ArgumentNullException.ThrowIfNull(ammunition);
        ArgumentNullException.ThrowIfNull(conditions);
        _face = firearm.BreechFace;
        _ammunition = ammunition;
        _conditions = conditions;
        _grainRms = firearm.Model.GrainRms;
        _turn = Turn.FromDegrees(conditions.Placement.RotationDegrees);
        _letterTurn = Turn.FromDegrees(-conditions.PrimerDegrees);
        _pressure = new FractalField(seed.For("pressure"), 1, Parameters.PressureCell, octaves: 2, persistence: 0.5);
        _primer = new FractalField(seed.For("primer"), ammunition.PrimerRms, ammunition.PrimerCell, octaves: 3, persistence: 0.6);
        _own = new FractalField(
            seed.For("own"), conditions.OwnRoughness * _grainRms, firearm.Model.GrainCell, Parameters.GrainOctaves, Parameters.OwnPersistence);
        _warpX = new FractalField(seed.For("warp x"), conditions.Warp, Parameters.WarpCell, octaves: 1, persistence: 1);
        _warpY = new FractalField(seed.For("warp y"), conditions.Warp, Parameters.WarpCell, octaves: 1, persistence: 1);
        _flow = new FractalField(seed.For("flow"), 1, Parameters.PressureCell, octaves: 2, persistence: 0.5);
        _edge = new FractalField(seed.For("edge"), Parameters.EdgeRaggedness, Parameters.EdgeCell, octaves: 3, persistence: 0.6);
        _drawn = new FractalField(seed.For("drawn"), conditions.EdgeBulge, Parameters.DrawnEdgeCell, octaves: 2, persistence: 0.5);
    }

    /// <inheritdoc/>
    public double Width => 2 * (_ammunition.PrimerRadius + _conditions.Crop + Parameters.ScanMargin);

    /// <inheritdoc/>
    public double Height => Width;

    /// <inheritdoc/>
    public double HeightAt(double x, double y)
    {
        (double faceX, double faceY) = _turn.Apply(x, y);
        faceX += _conditions.Placement.X;
        faceY += _conditions.Placement.Y;
        double fromRim = _ammunition.PrimerRadius - Distance(faceX - _conditions.SeatX, faceY - _conditions.SeatY);
        double fromHole = Distance(faceX - _face.Aperture.CentreX, faceY - _face.Aperture.CentreY) - _face.Aperture.Radius;
        double ragged = _edge.HeightAt(faceX, faceY) + _drawn.HeightAt(faceX, faceY);
        if (fromRim + _conditions.Crop + ragged < 0 || fromHole + ragged < 0)
            return double.NaN;
        return Impression(faceX, faceY) + Lip(faceX, faceY, fromHole) + Form(fromRim) + _conditions.TiltX * x + _conditions.TiltY * y;
    }

    private double Impression(double x, double y)
    {
        double face = TakenOver(x + _warpX.HeightAt(x, y), y + _warpY.HeightAt(x, y));
        double contact = Blend.Step(-Parameters.ContactSoftness, Parameters.ContactSoftness, _pressure.HeightAt(x, y) + _conditions.ContactMargin);
        double untouched = contact < 1 ? _primer.HeightAt(x, y) : 0;
        return contact * (face + _own.HeightAt(x, y)) + (1 - contact) * untouched + Letter(x, y);
    }

    private double Letter(double x, double y)
    {
        if (_ammunition.Letter is not { } letter || _conditions.LetterLeft == 0)
            return 0;
        (x, y) = _letterTurn.Apply(x - _conditions.SeatX, y - _conditions.SeatY);
        return _conditions.LetterLeft * letter.HeightAt(x, y);
    }

    private double TakenOver(double x, double y)
    {
        double face = _face.HeightAt(x, y);
        if (_conditions.Wear > 0)
            face = (face + _conditions.Wear * _face.WearAt(x, y)) / Math.Sqrt(1 + _conditions.Wear * _conditions.Wear);
        if (_conditions.Fill < double.PositiveInfinity)
            face = Blend.Lower(face, _conditions.Fill, Parameters.FillSoftness * _grainRms);
        return _conditions.Depth * face;
    }

    private double Lip(double x, double y, double fromHole)
    {
        double near = 1 - fromHole / Parameters.FlowBackWidth;
        return near <= 0 || _conditions.FlowBack == 0
            ? 0
            : _conditions.FlowBack * near * near * Blend.Step(-0.5, 1.5, _flow.HeightAt(x, y));
    }

    // A sphere's cap, flattened where there is no crown.
    private double Form(double fromRim)
    {
        double outward = 1 - fromRim / _ammunition.PrimerRadius;
        return -_ammunition.Crown * outward * outward;
    }

    private static double Distance(double x, double y) => Math.Sqrt(x * x + y * y);
}
