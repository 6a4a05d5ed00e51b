namespace Ballistics.Comparison.Embedding;

/// <summary>Numbers side by side in one register: what is computed of them is the same to the last bit, whatever its width.</summary>
/// <typeparam name="T">The register.</typeparam>
internal interface ILanes<T>
    where T : unmanaged, ILanes<T>
{
    /// <summary>How many.</summary>
    static abstract int Count { get; }

    /// <summary>The numbers at a place.</summary>
    static abstract T Load(ref readonly float place);

    /// <summary>One number in all places.</summary>
    static abstract T All(float value);

    /// <summary>a × b + c, rounded once.</summary>
    static abstract T Fused(T a, T b, T c);

    /// <summary>The larger of each two.</summary>
    static abstract T Max(T a, T b);

    /// <summary>Writes the numbers to a place.</summary>
    void Store(ref float place);

    static abstract T operator +(T a, T b);

    static abstract T operator -(T a, T b);

    static abstract T operator *(T a, T b);

    static abstract T operator -(T a);
}
