using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ballistics.Comparison.Correlation;

/// <summary>
/// A prepared mark as small integers: heights in units of a local standard deviation, 127 at the clip, and a mask.
/// Unmeasured points hold 0 in both, so that a plain product sum over any area counts measured points alone.
/// Rows are padded with zeros to a multiple of <see cref="Block"/> values, what the widest kernel reads at once.
/// The buffers grow once and are used again for map after map.
/// </summary>
internal sealed class CorrelationMap
{
    /// <summary>Values per row are a multiple of this.</summary>
    public const int Block = 32;

    /// <summary>Stands in <see cref="Squares"/> where what lies between the points is not known.</summary>
    public const int Unknown = unchecked((int)0x80808080);

    private short[] _values = [], _mask = [];
    private int[] _squares = [];

    public int Width { get; private set; }

    public int Height { get; private set; }

    /// <summary>Metres between neighbours.</summary>
    public double Spacing { get; private set; }

    /// <summary>Values from the start of one row to the start of the next.</summary>
    public int Stride { get; private set; }

    /// <summary>Heights from −127 to 127; 0 where unmeasured.</summary>
    public ReadOnlySpan<short> Values => _values.AsSpan(0, Stride * Height);

    /// <summary>1 where measured, else 0.</summary>
    public ReadOnlySpan<short> Mask => _mask.AsSpan(0, Stride * Height);

    /// <summary>
    /// What linear interpolation between a point, the one below, the one to the right and the one below that needs, in the bytes of one
    /// number from the lowest up; <see cref="Unknown"/> where one of the four was not measured. What stands in the last column and
    /// row means nothing.
    /// </summary>
    public int[] Squares => _squares;

    /// <summary>How many points were measured.</summary>
    public int Measured { get; private set; }

    /// <summary>Sum of the squares of the heights.</summary>
    public int Energy { get; private set; }

    /// <summary>Takes a map out of its packing.</summary>
    public void Unpack(PackedMap packed)
    {
        (Width, Height, Spacing, Stride) = (packed.Width, packed.Height, packed.Spacing, packed.Stride);
        int count = Stride * Height;
        if (_values.Length < count)
            (_values, _mask, _squares) = (new short[count], new short[count], new int[count]);
        UnpackPoints(packed.Points);
        UnpackSquares(packed.Points);
        Measured = ProductSum.Of(in _mask[0], Stride, in _mask[0], Stride, Stride, Height);
        Energy = ProductSum.Of(in _values[0], Stride, in _values[0], Stride, Stride, Height);
    }

    private void UnpackPoints(ReadOnlySpan<sbyte> points)
    {
        int i = 0;
        if (Avx2.IsSupported)
            for (; i < points.Length; i += Vector256<short>.Count)
            {
                Vector128<sbyte> heights = Vector128.Create(points[i..]);
                Vector256<short> wide = Avx2.ConvertToVector256Int16(heights), unmeasured = Vector256.Equals(wide, Vector256.Create((short)PackedMap.Unmeasured));
                Vector256.AndNot(wide, unmeasured).CopyTo(_values, i);
                (unmeasured + Vector256<short>.One).CopyTo(_mask, i);
            }
        for (; i < points.Length; i++)
            (_values[i], _mask[i]) = points[i] == PackedMap.Unmeasured ? ((short)0, (short)0) : (points[i], (short)1);
    }

    private void UnpackSquares(ReadOnlySpan<sbyte> points)
    {
        int i = 0, end = points.Length - Stride - 1;
        if (Avx2.IsSupported)
        {
            ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(points);
            for (; i <= end - Vector128<byte>.Count; i += Vector256<int>.Count)
            {
                Vector128<byte> here = Vector128.Create(bytes[i..]), below = Vector128.Create(bytes[(i + Stride)..]);
                Vector128<byte> right = Vector128.Create(bytes[(i + 1)..]), belowRight = Vector128.Create(bytes[(i + Stride + 1)..]);
                Vector128<byte> lacking = Vector128.Create((byte)0x80);
                Vector128<byte> unknown = Vector128.Equals(here, lacking) | Vector128.Equals(below, lacking) | Vector128.Equals(right, lacking) | Vector128.Equals(belowRight, lacking);
                Vector256<int> square = Avx2.ConvertToVector256Int32(here) | Avx2.ConvertToVector256Int32(below) << 8
                    | Avx2.ConvertToVector256Int32(right) << 16 | Avx2.ConvertToVector256Int32(belowRight) << 24;
                Vector256.ConditionalSelect(Avx2.ConvertToVector256Int32(unknown.AsSByte()), Vector256.Create(Unknown), square).CopyTo(_squares, i);
            }
        }
        for (; i < end; i++)
        {
            sbyte here = points[i], below = points[i + Stride], right = points[i + 1], belowRight = points[i + Stride + 1];
            bool unknown = here == PackedMap.Unmeasured || below == PackedMap.Unmeasured || right == PackedMap.Unmeasured || belowRight == PackedMap.Unmeasured;
            _squares[i] = unknown ? Unknown : (byte)here | (byte)below << 8 | (byte)right << 16 | belowRight << 24;
        }
    }
}
