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
        var row = new TurnedRow(source, (int)cos, (int)-sin);
        for (int y = 0; y < Height; y++)
        {
            long u = -(long)(Width - 1) * Unit / 2 - shiftX, v = (long)(2 * y - (Height - 1)) * Unit / 2 - shiftY;
            long fromX = centreX + ((cos * u + sin * v) >> 16), fromY = centreY + ((-sin * u + cos * v) >> 16);
            Span<short> values = Values.AsSpan(y * Stride, Stride), mask = Mask.AsSpan(y * Stride, Stride);
            // A row that begins this far away does not reach the map.
            bool beyond = Math.Max(Math.Abs(fromX), Math.Abs(fromY)) > int.MaxValue / 2;
            row.Sample((int)fromX, (int)fromY, beyond ? 0 : Width, values, mask);
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
