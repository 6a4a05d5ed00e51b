using Ballistics.Evidence;

namespace Ballistics.Comparison.Correlation;

/// <summary>
/// A map put into a pose and sampled on another map's grid with a margin on all sides: what shifts are searched on.
/// The buffers grow once and are used again, so that a comparison allocates nothing in the steady state.
/// </summary>
internal sealed class TurnedMap
{
    private const int Unit = 1 << 16;

    public int Width { get; private set; }

    public int Height { get; private set; }

    public int Stride { get; private set; }

    public short[] Values { get; private set; } = [];

    public short[] Mask { get; private set; } = [];

    /// <summary>Fills this frame with <paramref name="source"/> in the given pose.</summary>
    /// <param name="source">The map to turn, about its centre.</param>
    /// <param name="pose">Where it goes on the target.</param>
    /// <param name="targetWidth">Columns of the map it is put onto.</param>
    /// <param name="targetHeight">Rows of the map it is put onto.</param>
    /// <param name="margin">Columns and rows added on each side.</param>
    public void Fill(CorrelationMap source, Pose pose, int targetWidth, int targetHeight, int margin)
    {
        Resize(targetWidth + 2 * margin, targetHeight + 2 * margin);
        double radians = pose.RotationDegrees * Math.PI / 180;
        // Fixed point from here on: an ulp more or less in a cosine cannot change a sample.
        long cos = (long)Math.Round(Math.Cos(radians) * Unit), sin = (long)Math.Round(Math.Sin(radians) * Unit);
        long shiftX = (long)Math.Round(pose.X / source.Spacing * Unit), shiftY = (long)Math.Round(pose.Y / source.Spacing * Unit);
        long centreX = (long)(source.Width - 1) * Unit / 2, centreY = (long)(source.Height - 1) * Unit / 2;
        for (int y = 0; y < Height; y++)
        {
            long u = -(long)(Width - 1) * Unit / 2 - shiftX, v = (long)(2 * y - (Height - 1)) * Unit / 2 - shiftY;
            FillRow(source, y, centreX + ((cos * u + sin * v) >> 16), centreY + ((-sin * u + cos * v) >> 16), (int)cos, (int)sin);
        }
    }

    private void FillRow(CorrelationMap source, int y, long fromX, long fromY, int cos, int sin)
    {
        Span<short> values = Values.AsSpan(y * Stride, Stride), masks = Mask.AsSpan(y * Stride, Stride);
        values.Clear();
        masks.Clear();
        ReadOnlySpan<short> sourceValues = source.Values;
        ReadOnlySpan<byte> interpolable = source.Interpolable;
        int stride = source.Stride, lastX = source.Width - 1, lastY = source.Height - 1;
        for (int x = 0; x < Width; x++, fromX += cos, fromY -= sin)
        {
            int column = (int)(fromX >> 16), row = (int)(fromY >> 16);
            if ((uint)column >= (uint)lastX || (uint)row >= (uint)lastY)
                continue;
            int at = row * stride + column;
            if (interpolable[at] == 0)
                continue;
            int right = (int)((fromX >> 8) & 255), down = (int)((fromY >> 8) & 255);
            int above = sourceValues[at] * (256 - right) + sourceValues[at + 1] * right;
            int below = sourceValues[at + stride] * (256 - right) + sourceValues[at + stride + 1] * right;
            values[x] = (short)((above * (256 - down) + below * down + Unit / 2) >> 16);
            masks[x] = 1;
        }
    }

    private void Resize(int width, int height)
    {
        Width = width;
        Height = height;
        // A rectangle that starts in the last column may be read for a whole padded row of the template.
        Stride = (width + 2 * CorrelationMap.Block - 1) / CorrelationMap.Block * CorrelationMap.Block;
        int needed = Stride * (height + 1) + 8 * CorrelationMap.Block;
        if (Values.Length < needed)
        {
            Values = new short[needed];
            Mask = new short[needed];
        }
    }
}
