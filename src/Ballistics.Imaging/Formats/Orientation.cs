using System.Buffers.Binary;

namespace Ballistics.Imaging.Formats;

/// <summary>The turn that a camera noted in EXIF (tag 274): 1 upright, 2 to 8 mirrored, turned or both.</summary>
internal static class Orientation
{
    /// <summary>The orientation in an EXIF block (a small TIFF); 1 where there is none or it is not sound.</summary>
    public static int InExif(ReadOnlySpan<byte> exif)
    {
        if (exif.Length < 14 || (!exif.StartsWith("II"u8) && !exif.StartsWith("MM"u8)))
            return 1;
        bool little = exif[0] == 'I';
        uint directory = Long(exif[4..], little);
        if (directory > exif.Length - 2)
            return 1;
        int count = Short(exif[(int)directory..], little);
        for (int i = 0; i < count; i++)
        {
            int entry = (int)directory + 2 + 12 * i;
            if (entry + 12 > exif.Length)
                return 1;
            if (Short(exif[entry..], little) == 274)
                return Short(exif[(entry + 8)..], little) is >= 1 and <= 8 and var found ? found : 1;
        }
        return 1;
    }

    /// <summary>The picture turned upright.</summary>
    public static (float[] Pixels, int Width, int Height) Upright(float[] stored, int width, int height, int orientation)
    {
        if (orientation == 1)
            return (stored, width, height);
        bool swapped = orientation >= 5;
        int w = swapped ? height : width, h = swapped ? width : height;
        var upright = new float[stored.Length];
        for (int y = 0; y < h; y++)
        {
            for (int x = 0; x < w; x++)
            {
                (int column, int row) = orientation switch
                {
                    2 => (width - 1 - x, y),
                    3 => (width - 1 - x, height - 1 - y),
                    4 => (x, height - 1 - y),
                    5 => (y, x),
                    6 => (y, height - 1 - x),
                    7 => (width - 1 - y, height - 1 - x),
                    _ => (width - 1 - y, x),
                };
                upright[y * w + x] = stored[row * width + column];
            }
        }
        return (upright, w, h);
    }

    private static ushort Short(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint Long(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
