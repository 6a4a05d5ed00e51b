using Ballistics.Evidence;
using OpenCvSharp;

namespace Ballistics.Imaging.Regions;

/// <summary>
/// The mark that the firing pin dragged behind it: the side on which the ring around its impression differs from the ring as a whole. Light from one
/// side, which brightens one half and darkens the other, is taken out first as the first wave around the circle.
/// </summary>
internal static class DragMark
{
    /// <summary>Finds it; null where no side stands out.</summary>
    /// <param name="picture">One channel, single precision; NaN where nothing was measured.</param>
    /// <param name="pin">The firing-pin impression.</param>
    /// <param name="face">The primer's face.</param>
    public static FoundRegion? Find(Mat picture, EdgeCircle pin, EdgeCircle face)
    {
        double[] energy = Smooth(Energy(picture, pin, face));
        if (energy.Length == 0)
            return null;
        double median = energy.Order().ElementAt(energy.Length / 2);
        int peak = Array.IndexOf(energy, energy.Max());
        double standsOut = energy[peak] > 0 ? 1 - median / energy[peak] : 0;
        if (standsOut < RegionParameters.LeastDragContrast)
            return null;
        (int from, int to) = Sector(energy, peak, (energy[peak] + median) / 2);
        double middle = (from + to) / 2.0 * 360 / energy.Length;
        return new FoundRegion(RegionName.Drag, new RegionOutline(null, Wedge(pin, from, to, energy.Length)), standsOut, middle > 180 ? middle - 360 : middle < -180 ? middle + 360 : middle);
    }

    /// <summary>How much each direction differs, over all radii of the ring.</summary>
    private static double[] Energy(Mat picture, EdgeCircle pin, EdgeCircle face)
    {
        const int Count = RegionParameters.DragDirections, Rings = RegionParameters.DragRings;
        var energy = new double[Count];
        for (int ring = 0; ring < Rings; ring++)
        {
            double radius = pin.Radius * (RegionParameters.DragFrom + (RegionParameters.DragTo - RegionParameters.DragFrom) * ring / (Rings - 1));
            double[] values = [.. Enumerable.Range(0, Count).Select(i => At(picture, pin, radius, 2 * Math.PI * i / Count))];
            if (values.Any(double.IsNaN) || pin.From(face) + radius > RegionParameters.WithinFace * face.Radius)
                continue;
            double[] rest = RingWave.WithoutFirst(values);
            double spread = Math.Max(1e-12, rest.Select(Math.Abs).Order().ElementAt(Count / 2));
            for (int i = 0; i < Count; i++)
                energy[i] += Math.Min(RegionParameters.MostDragDeviations, Math.Abs(rest[i]) / spread);
        }
        return energy.Max() > 0 ? energy : [];
    }

    private static double At(Mat picture, EdgeCircle pin, double radius, double angle)
    {
        int x = (int)Math.Round(pin.X + radius * Math.Cos(angle)), y = (int)Math.Round(pin.Y + radius * Math.Sin(angle));
        return (uint)x < (uint)picture.Width && (uint)y < (uint)picture.Height ? picture.At<float>(y, x) : double.NaN;
    }

    private static double[] Smooth(double[] energy)
    {
        const int Half = RegionParameters.DragDirections * RegionParameters.DragSmoothing / 720;
        return [.. energy.Select((_, i) => Enumerable.Range(i - Half, 2 * Half + 1).Average(j => energy[(j + energy.Length) % energy.Length]))];
    }

    private static (int From, int To) Sector(double[] energy, int peak, double level)
    {
        (int from, int to) = (peak, peak);
        while (peak - from < energy.Length / 4 && energy[(from - 1 + energy.Length) % energy.Length] > level)
            from--;
        while (to - peak < energy.Length / 4 && energy[(to + 1) % energy.Length] > level)
            to++;
        return (from, to);
    }

    private static List<RegionPoint> Wedge(EdgeCircle pin, int from, int to, int count)
    {
        IEnumerable<int> steps = Enumerable.Range(from, to - from + 1);
        return [.. steps.Select(i => On(1, i)), .. steps.Reverse().Select(i => On(RegionParameters.DragTo, i))];

        RegionPoint On(double share, int i) =>
            new(pin.X + share * pin.Radius * Math.Cos(2 * Math.PI * i / count), pin.Y + share * pin.Radius * Math.Sin(2 * Math.PI * i / count));
    }
}
