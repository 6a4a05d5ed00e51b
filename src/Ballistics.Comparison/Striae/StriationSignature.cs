using System.Runtime.InteropServices;
using Ballistics.Evidence;

namespace Ballistics.Comparison.Striae;

/// <summary>The signature of a striated mark: the profile across its striae in signed bytes, and whether it begins and ends at a groove.</summary>
internal sealed record StriationSignature : Signature
{
    /// <summary>The level of a point that was not measured.</summary>
    public const sbyte Unmeasured = sbyte.MinValue;

    /// <summary>Takes ownership of <paramref name="levels"/>.</summary>
    /// <param name="kind">The kind of mark.</param>
    /// <param name="levels">Heights in robust standard deviations × <see cref="StriationParameters.LevelsPerDeviation"/>, clipped and weighed by their reliability.</param>
    /// <param name="startsAtShoulder">True where the profile begins at the edge of a groove.</param>
    /// <param name="endsAtShoulder">True where it ends at one.</param>
    /// <exception cref="ArgumentException">The profile is empty or too long.</exception>
    public StriationSignature(MarkKind kind, sbyte[] levels, bool startsAtShoulder, bool endsAtShoulder)
        : base(kind)
    {
        if (levels.Length is 0 or > StriationParameters.MostPoints)
            throw new ArgumentException($"A profile has 1 to {StriationParameters.MostPoints} points; {levels.Length} were given.", nameof(levels));
        Levels = levels;
        StartsAtShoulder = startsAtShoulder;
        EndsAtShoulder = endsAtShoulder;
        var values = new short[levels.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = levels[i] == Unmeasured ? (short)0 : levels[i];
        Fine = new ProfileSamples(values, StriationParameters.Block + StriationParameters.Offsets);
        Coarse = ProfileSamples.Coarse(values);
    }

    /// <summary>The profile's levels.</summary>
    public sbyte[] Levels { get; }

    /// <summary>True where the profile begins at the edge of a groove.</summary>
    public bool StartsAtShoulder { get; }

    /// <summary>True where it ends at one.</summary>
    public bool EndsAtShoulder { get; }

    /// <summary>The profile as the elastic alignment takes it.</summary>
    public ProfileSamples Fine { get; }

    /// <summary>The profile as the search for lags takes it.</summary>
    public ProfileSamples Coarse { get; }

    /// <summary>The profile with 1 for one robust standard deviation, as it is drawn.</summary>
    public StriationProfile ToProfile()
    {
        var heights = new float[Levels.Length];
        for (int i = 0; i < heights.Length; i++)
            heights[i] = Levels[i] == Unmeasured ? float.NaN : (float)(Levels[i] / StriationParameters.LevelsPerDeviation);
        return new StriationProfile(Kind.WorkingSpacing, heights, StartsAtShoulder, EndsAtShoulder);
    }

    public override byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        WriteHeader(writer);
        writer.Write((byte)((StartsAtShoulder ? 1 : 0) | (EndsAtShoulder ? 2 : 0)));
        writer.Write(Levels.Length);
        writer.Write(MemoryMarshal.AsBytes(Levels.AsSpan()));
        return stream.ToArray();
    }

    public static StriationSignature Read(MarkKind kind, BinaryReader reader)
    {
        byte shoulders = reader.ReadByte();
        int length = reader.ReadInt32();
        if (length is < 1 or > StriationParameters.MostPoints)
            throw new InvalidDataException($"The signature tells of a profile of {length} points; rebuild it from the original.");
        byte[] levels = reader.ReadBytes(length);
        if (levels.Length < length)
            throw new EndOfStreamException();
        return new StriationSignature(kind, MemoryMarshal.Cast<byte, sbyte>(levels).ToArray(), (shoulders & 1) != 0, (shoulders & 2) != 0);
    }

    /// <summary>Two signatures are equal when their bytes are.</summary>
    public bool Equals(StriationSignature? other) =>
        other is not null && Kind == other.Kind && Modality == other.Modality && StartsAtShoulder == other.StartsAtShoulder && EndsAtShoulder == other.EndsAtShoulder
        && Levels.AsSpan().SequenceEqual(other.Levels);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Kind);
        hash.AddBytes(MemoryMarshal.AsBytes(Levels.AsSpan()));
        return hash.ToHashCode();
    }
}
