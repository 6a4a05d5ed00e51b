using System.Buffers.Binary;
using System.Security.Cryptography;
using Ballistics.Evidence;

namespace Ballistics.Simulation.Studies;

/// <summary>
/// A digest of a scan's heights that does not depend on how a file packs them: SHA-256 over width and height (32 bits) and every
/// height in steps (16 bits, −32768 is unmeasured), row after row, low byte first.
/// </summary>
public static class HeightDigest
{
    /// <summary>The digest, 64 lower-case hexadecimal digits.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="heightStep">What its heights are whole multiples of, metres.</param>
    /// <exception cref="ArgumentException">A height is no such multiple, or does not fit 16 bits.</exception>
    public static string Of(Topography scan, double heightStep)
    {
        ArgumentNullException.ThrowIfNull(scan);
        var bytes = new byte[8 + 2 * scan.Heights.Length];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, scan.Width);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), scan.Height);
        for (int i = 0; i < scan.Heights.Length; i++)
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(8 + 2 * i), Steps(scan.Datum + scan.Heights[i], heightStep));
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    private static short Steps(double height, double heightStep)
    {
        if (double.IsNaN(height))
            return short.MinValue;
        double steps = height / heightStep, whole = Math.Round(steps, MidpointRounding.ToEven);
        // Single precision leaves 1/250 of a step at most.
        if (Math.Abs(steps - whole) > 0.01 || Math.Abs(whole) > short.MaxValue)
            throw new ArgumentException($"A height of {height} m is no whole number of steps of {heightStep} m that fits 16 bits.", nameof(heightStep));
        return (short)whole;
    }
}
