using System.Numerics;
using Ballistics.Evidence;

namespace Ballistics.Imaging.Formats;

/// <summary>From decoded samples to grey values as sRGB keeps them, by tables: one look-up a sample.</summary>
internal sealed class GreyConversion(DecodedRaster raster, RasterHeader header, ColourEncoding encoding)
{
    private readonly int _channels = raster.Channels;
    private readonly bool _blends = raster.Channels == 4 && !header.IgnoresAlpha;
    private bool _isOpaqueSomewhere = raster.Channels != 4 || !header.HasOpacity;

    /// <summary>Every pixel's grey value, row after row.</summary>
    /// <exception cref="RejectedScanException">The picture is transparent everywhere.</exception>
    public float[] Convert()
    {
        float[] grey = raster.Bits switch
        {
            8 => ByTables<byte>(byte.MaxValue + 1),
            16 => ByTables<ushort>(ushort.MaxValue + 1),
            32 => AsStored<float>(),
            _ => AsStored<double>(),
        };
        return _isOpaqueSomewhere ? grey : throw new RejectedScanException(RejectionReason.TooLittleMeasured,
            $"The {header.Format} picture is transparent everywhere, so it shows nothing. Save it without transparency.");
    }

    private float[] ByTables<T>(int count) where T : unmanaged, INumberBase<T>
    {
        float white = header.White ?? count - 1;
        float[] whole = encoding.Grey(count, white), grey = new float[raster.Width * raster.Height];
        if (_channels > 1)
        {
            Luminance<T>(grey, whole, Share(0, count, white), Share(1, count, white), Share(2, count, white));
            return grey;
        }
        if (header.IsInverted)
            for (int i = 0; i < count; i++)
                whole[i] = 1 - whole[i];
        if (header.TransparentGrey is { } transparent && transparent < count)
            whole[transparent] = 0;
        for (int y = 0; y < raster.Height; y++)
        {
            ReadOnlySpan<T> samples = raster.Row<T>(y);
            Span<float> row = grey.AsSpan(y * raster.Width, raster.Width);
            for (int x = 0; x < row.Length; x++)
                row[x] = whole[int.CreateTruncating(samples[x])];
        }
        return grey;
    }

    private void Luminance<T>(float[] grey, float[] whole, float[] red, float[] green, float[] blue) where T : unmanaged, INumberBase<T>
    {
        for (int y = 0; y < raster.Height; y++)
        {
            ReadOnlySpan<T> samples = raster.Row<T>(y);
            Span<float> row = grey.AsSpan(y * raster.Width, raster.Width);
            for (int x = 0, at = 0; x < row.Length; x++, at += _channels)
            {
                int b = int.CreateTruncating(samples[at]), g = int.CreateTruncating(samples[at + 1]), r = int.CreateTruncating(samples[at + 2]);
                // What is grey stays exactly what it is.
                float value = r == g && g == b ? whole[g] : Srgb.EncodeQuickly(red[r] + green[g] + blue[b]);
                row[x] = _channels == 4 ? Blend(value, int.CreateTruncating(samples[at + 3]), whole.Length - 1) : value;
            }
        }
    }

    private float[] Share(int channel, int count, float white)
    {
        float[] light = encoding.Light(channel, count, white);
        float share = (float)encoding.Shares[channel];
        for (int i = 0; i < count; i++)
            light[i] *= share;
        return light;
    }

    private float Blend(float value, float opacity, float full)
    {
        _isOpaqueSomewhere |= opacity > 0;
        return _blends ? value * (opacity / full) : value;
    }

    /// <summary>Floating-point samples have no white: what they are is looked at once all are known.</summary>
    private float[] AsStored<T>() where T : unmanaged, INumberBase<T>
    {
        (float red, float green, float blue) = ((float)Srgb.Luminance.Red, (float)Srgb.Luminance.Green, (float)Srgb.Luminance.Blue);
        var grey = new float[raster.Width * raster.Height];
        for (int y = 0, i = 0; y < raster.Height; y++)
        {
            ReadOnlySpan<T> samples = raster.Row<T>(y);
            for (int at = 0; at < samples.Length; at += _channels, i++)
            {
                float value = float.CreateTruncating(samples[at]);
                if (_channels > 1)
                    value = blue * value + green * float.CreateTruncating(samples[at + 1]) + red * float.CreateTruncating(samples[at + 2]);
                grey[i] = _channels == 4 ? Blend(value, float.CreateTruncating(samples[at + 3]), 1) : value;
            }
        }
        return grey;
    }
}
