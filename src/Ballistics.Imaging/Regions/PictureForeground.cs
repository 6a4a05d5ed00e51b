using Ballistics.Evidence;

namespace Ballistics.Imaging.Regions;

/// <summary>
/// What of a picture is no background: programs that crop a mark fill what lies around it, and the firing-pin hole, with one flat grey.
/// </summary>
internal static class PictureForeground
{
    /// <summary>Neighbours whose greys differ by no more than this belong to one flat area; below the step of 8 bits.</summary>
    private const float Flat = 1f / 512;

    /// <summary>Flat areas of so many pixels, or this share of the picture, are background; smaller ones are dark or saturated spots of the mark.</summary>
    private const double LeastArea = 1e-3;

    /// <summary>A JPEG codes blocks of so many pixels, and rings within those that the background's edge runs through: so far, and by so much, it is followed.</summary>
    private const int Block = 8;

    private const float Ringing = 20f / 255;

    /// <summary>All but the areas of one grey that are large.</summary>
    public static RegionOfInterest Locate(ReflectanceImage image)
    {
        int width = image.Width, height = image.Height, least = Math.Max(64, (int)(LeastArea * width * height));
        ReadOnlySpan<float> grey = image.Intensities;
        bool[] included = new bool[width * height], seen = new bool[width * height];
        Array.Fill(included, true);
        var area = new List<int>();
        var edge = new Queue<(int At, int Steps, float Grey)>();
        for (int start = 0; start < seen.Length; start++)
        {
            if (seen[start])
                continue;
            area.Clear();
            area.Add(start);
            seen[start] = true;
            for (int next = 0; next < area.Count; next++)
            {
                int at = area[next], x = at % width;
                Take(at - 1, x > 0, grey);
                Take(at + 1, x < width - 1, grey);
                Take(at - width, at >= width, grey);
                Take(at + width, at < seen.Length - width, grey);
            }
            if (area.Count >= least)
                foreach (int at in area)
                {
                    included[at] = false;
                    edge.Enqueue((at, 0, grey[start]));
                }

            // Against the first pixel's grey, so that a smooth slope is no flat area.
            void Take(int at, bool isInside, ReadOnlySpan<float> greys)
            {
                if (!isInside || seen[at] || Math.Abs(greys[at] - greys[start]) > Flat)
                    return;
                seen[at] = true;
                area.Add(at);
            }
        }
        while (edge.TryDequeue(out (int At, int Steps, float Grey) from))
        {
            int x = from.At % width;
            Follow(from.At - 1, x > 0, grey);
            Follow(from.At + 1, x < width - 1, grey);
            Follow(from.At - width, from.At >= width, grey);
            Follow(from.At + width, from.At < seen.Length - width, grey);

            void Follow(int at, bool isInside, ReadOnlySpan<float> greys)
            {
                if (!isInside || !included[at] || from.Steps == Block || Math.Abs(greys[at] - from.Grey) > Ringing)
                    return;
                included[at] = false;
                edge.Enqueue((at, from.Steps + 1, from.Grey));
            }
        }
        return new RegionOfInterest(width, height, included, RegionOrigin.Found);
    }
}
