using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Ballistics.Comparison.Correlation;

/// <summary>
/// 16-bit values that begin on a cache line, so that no row of <see cref="CorrelationMap.Block"/> of them lies on two: a load across
/// lines takes twice as long. Grows and never shrinks; what was in it is lost when it grows.
/// </summary>
internal sealed class AlignedBuffer
{
    private const int Line = 64 / sizeof(short);

    private short[] _values = [];
    private int _start;

    /// <summary>The first so many values; as they were left, unless the buffer had to grow.</summary>
    public Span<short> Take(int count)
    {
        if (_values.Length - Line < count)
        {
            // Pinned, since a moved array would no longer be aligned.
            _values = GC.AllocateArray<short>(count + count / 2 + Line, pinned: true);
            _start = (int)(-Address(_values) & 63) / sizeof(short);
        }
        return _values.AsSpan(_start, count);
    }

    private static unsafe long Address(short[] pinned) => (long)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(pinned));
}
