namespace Ballistics.Imaging.Formats;

/// <summary>What a caller may ask of a reader.</summary>
public sealed record ReadOptions
{
    /// <summary>Strict reading within the default limits.</summary>
    public static ReadOptions Default { get; } = new();

    /// <summary>Accept a file whose own checksum does not fit its bytes, and say so in the remarks.</summary>
    public bool AcceptWrongChecksum { get; init; }
}
