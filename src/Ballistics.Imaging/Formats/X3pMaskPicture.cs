using System.Globalization;
using Ballistics.Evidence;
using Ballistics.Imaging.Rendering;

namespace Ballistics.Imaging.Formats;

/// <summary>Draws a mask in the colours of its legend, as X3P files carry it.</summary>
internal static class X3pMaskPicture
{
    /// <summary>The mask as PNG.</summary>
    /// <exception cref="ArgumentException">A colour of the legend is not written as #rrggbb.</exception>
    public static byte[] Draw(DrawnMask mask)
    {
        int[] colours = [.. mask.Legend.Select(label => Parse(label.Colour))];
        var rgba = new byte[mask.Labels.Length * 4];
        for (int i = 0; i < mask.Labels.Length; i++)
        {
            int colour = colours[mask.Labels[i]];
            (rgba[4 * i], rgba[4 * i + 1], rgba[4 * i + 2], rgba[4 * i + 3]) = ((byte)(colour >> 16), (byte)(colour >> 8), (byte)colour, 255);
        }
        return PngWriter.Rgba(mask.Width, mask.Height, rgba);
    }

    private static int Parse(string colour) =>
        colour.Length == 7 && colour[0] == '#' && int.TryParse(colour.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int rgb) ? rgb
        : throw new ArgumentException($"'{colour}' is no colour; write it as #rrggbb.", nameof(colour));
}
