namespace Ballistics.Simulation.Fields;

/// <summary>Smooth transitions, made of operations that IEEE 754 fixes.</summary>
internal static class Blend
{
    /// <summary>0 at and below <paramref name="from"/>, 1 at and above <paramref name="to"/>, smooth between.</summary>
    public static double Step(double from, double to, double value)
    {
        double t = Math.Clamp((value - from) / (to - from), 0, 1);
        return t * t * (3 - 2 * t);
    }

    /// <summary>The lower of two heights, with a rounded corner about <paramref name="softness"/> wide.</summary>
    public static double Lower(double first, double second, double softness)
    {
        double difference = first - second;
        return (first + second - Math.Sqrt(difference * difference + softness * softness)) / 2;
    }
}
