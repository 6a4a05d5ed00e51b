using Ballistics.Evidence;
using Ballistics.Imaging.Formats;
using Ballistics.Search.Storage;

namespace Ballistics.Search.Intake;

/// <summary>How the original of a kept mark is read again as it was read when it was taken in: a file does not say all that was known of it.</summary>
public static class KnownPicture
{
    /// <summary>The spacing by which the mark was compared, how it was lit and from where. A topography goes by its file.</summary>
    /// <param name="mark">The mark.</param>
    public static ReadOptions Of(Mark mark)
    {
        ArgumentNullException.ThrowIfNull(mark);
        return Of(mark.FileName, mark.SpacingX, mark.Lighting, mark.LampDegrees);
    }

    /// <summary>The same from what is known of a mark elsewhere.</summary>
    /// <param name="fileName">The name the file came with.</param>
    /// <param name="spacing">Distance between a picture's pixels, metres; null where it is not known.</param>
    /// <param name="lighting">How the picture was lit.</param>
    /// <param name="lampDegrees">Direction towards its lamp; null where it is not known.</param>
    public static ReadOptions Of(string fileName, double? spacing, Lighting lighting, double? lampDegrees) => new()
    {
        ClaimedName = fileName,
        Spacing = spacing ?? double.NaN,
        Lighting = lighting,
        LampDegrees = lampDegrees ?? double.NaN,
    };
}
