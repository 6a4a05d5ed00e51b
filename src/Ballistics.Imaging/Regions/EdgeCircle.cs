namespace Ballistics.Imaging.Regions;

/// <summary>A circle along which a picture changes.</summary>
/// <param name="X">Centre, pixels to the right of the middle of the first.</param>
/// <param name="Y">Centre, pixels below it.</param>
/// <param name="Radius">Radius, pixels.</param>
/// <param name="Rim">How far its rim is an edge.</param>
internal sealed record EdgeCircle(double X, double Y, double Radius, RimAgreement Rim)
{
    /// <summary>What circles are ordered by: an edge all around that is strong as well.</summary>
    public double Score => Rim.Share * (.4 + .6 * Rim.Strength);

    /// <summary>The distance between two centres, pixels.</summary>
    public double From(EdgeCircle other) => Math.Sqrt((X - other.X) * (X - other.X) + (Y - other.Y) * (Y - other.Y));

    /// <summary>The same circle on a picture so many times as large.</summary>
    public EdgeCircle Times(double scale) => this with { X = (X + .5) * scale - .5, Y = (Y + .5) * scale - .5, Radius = Radius * scale };
}
