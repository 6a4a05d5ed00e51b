using Ballistics.Evidence;

namespace Ballistics.Imaging.Formats;

/// <summary>What a caller may ask of a reader.</summary>
public sealed record ReadOptions
{
    /// <summary>Strict reading within the default limits.</summary>
    public static ReadOptions Default { get; } = new();

    /// <summary>Accept a file whose own checksum does not fit its bytes, and say so in the remarks.</summary>
    public bool AcceptWrongChecksum { get; init; }

    /// <summary>
    /// The name the file came under; null where it is not to be looked at. A format is recognised by content alone, but a name that
    /// claims another format is a sign of a mistake and is refused. Names without an ending, or with an unknown one, claim nothing.
    /// </summary>
    public string? ClaimedName { get; init; }

    /// <summary>How a picture was lit, as its submitter states it.</summary>
    public Lighting Lighting { get; init; }

    /// <summary>Direction towards the lamp of side light, as the submitter states it; NaN where it is not stated. See <see cref="ReflectanceImage.LampDegrees"/>.</summary>
    public double LampDegrees { get; init; } = double.NaN;

    /// <summary>Distance between a picture's pixels as its submitter states it, metres: it goes before what the file says. NaN where it is not stated.</summary>
    public double Spacing { get; init; } = double.NaN;
}
