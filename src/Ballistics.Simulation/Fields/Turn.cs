namespace Ballistics.Simulation.Fields;

/// <summary>
/// A turn from the x axis towards the y axis. Its sine and cosine are summed as Taylor series, by operations that IEEE 754
/// fixes to the last bit: those of a mathematics library differ between machines.
/// </summary>
internal readonly struct Turn
{
    private readonly double _cosine, _sine;

    private Turn(double cosine, double sine) => (_cosine, _sine) = (cosine, sine);

    public static Turn FromDegrees(double degrees)
    {
        double quarters = Math.Round(degrees / 90, MidpointRounding.ToEven);
        double radians = (degrees - 90 * quarters) * (Math.PI / 180);
        double square = radians * radians;
        // Eight terms leave less than 1e-16 within ±45°.
        double sine = 1, cosine = 1;
        for (int k = 8; k > 0; k--)
        {
            sine = 1 - sine * square / (2 * k * (2 * k + 1));
            cosine = 1 - cosine * square / (2 * k * (2 * k - 1));
        }
        sine *= radians;
        return ((long)quarters & 3) switch
        {
            0 => new Turn(cosine, sine),
            1 => new Turn(-sine, cosine),
            2 => new Turn(-cosine, -sine),
            _ => new Turn(sine, -cosine),
        };
    }

    public (double X, double Y) Apply(double x, double y) => (_cosine * x - _sine * y, _sine * x + _cosine * y);
}
