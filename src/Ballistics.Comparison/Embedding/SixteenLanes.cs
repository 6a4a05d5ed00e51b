using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Ballistics.Comparison.Embedding;

/// <summary>Sixteen numbers side by side.</summary>
internal readonly struct SixteenLanes(Vector512<float> values) : ILanes<SixteenLanes>
{
    private readonly Vector512<float> _values = values;

    public static int Count => Vector512<float>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SixteenLanes Load(ref readonly float place) => new(Vector512.LoadUnsafe(in place));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SixteenLanes All(float value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SixteenLanes Fused(SixteenLanes a, SixteenLanes b, SixteenLanes c) => new(Vector512.FusedMultiplyAdd(a._values, b._values, c._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SixteenLanes Max(SixteenLanes a, SixteenLanes b) => new(Vector512.MaxNative(a._values, b._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float place) => _values.StoreUnsafe(ref place);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SixteenLanes operator +(SixteenLanes a, SixteenLanes b) => new(a._values + b._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SixteenLanes operator -(SixteenLanes a, SixteenLanes b) => new(a._values - b._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SixteenLanes operator *(SixteenLanes a, SixteenLanes b) => new(a._values * b._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SixteenLanes operator -(SixteenLanes a) => new(-a._values);
}
