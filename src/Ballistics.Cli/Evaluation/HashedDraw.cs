using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Ballistics.Cli.Evaluation;

/// <summary>
/// Two angles drawn from the SHA-256 of a file's name (without its folder, UTF-8), so that every machine and every run draws
/// the same ones: the turn from bytes 0–7, the kept side from bytes 8–15, each read big-endian and cut to 53 bits.
/// </summary>
/// <param name="TurnDegrees">The turn, uniform over (−180, 180].</param>
/// <param name="KeptSideDegrees">Direction of the side that is kept of a half disc, from x towards y, uniform over [0, 360).</param>
internal readonly record struct HashedDraw(double TurnDegrees, double KeptSideDegrees)
{
    /// <summary>Draws for one file.</summary>
    /// <param name="file">Its path or name; only the name counts.</param>
    public static HashedDraw For(string file)
    {
        ReadOnlySpan<byte> hash = SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFileName(file)));
        return new HashedDraw(180 - 360 * Unit(hash), 360 * Unit(hash[8..]));
    }

    private static double Unit(ReadOnlySpan<byte> hash) =>
        (BinaryPrimitives.ReadUInt64BigEndian(hash) >> 11) * (1.0 / (1L << 53));
}
