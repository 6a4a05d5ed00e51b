using Ballistics.Evidence;
using Ballistics.Imaging.Preparation;

namespace Ballistics.Comparison.Tests;

public class ModalityTests
{
    private const double Lamp = -135;
    private static readonly MadeMark Mark = new(11), Other = new(12);

    [Theory]
    [InlineData(Modality.RingLight)]
    [InlineData(Modality.SideLight)]
    public void A_picture_compared_with_itself_finds_every_cell_in_place(Modality modality)
    {
        Signature picture = Picture(Mark.Scan(), modality);
        MarkComparison comparison = MarkComparer.Compare(picture, picture);
        Assert.Equal(1, comparison.CongruentCellFraction, 3);
        Assert.Equal(0, comparison.Pose.RotationDegrees, 0.1);
        Assert.InRange(comparison.Pose.X, -5e-6, 5e-6);
    }

    [Theory]
    [InlineData(Modality.RingLight, Modality.RingLight, ComparedBy.Steepness)]
    [InlineData(Modality.SideLight, Modality.SideLight, ComparedBy.Relief)]
    [InlineData(Modality.SideLight, Modality.Heights, ComparedBy.Relief)]
    [InlineData(Modality.RingLight, Modality.Heights, ComparedBy.Steepness)]
    [InlineData(Modality.RingLight, Modality.SideLight, ComparedBy.Steepness)]
    public void A_mark_that_was_turned_is_found_across_modalities_above_another_mark(Modality first, Modality second, ComparedBy by)
    {
        Signature upright = Signed(Mark.Scan(), first), turned = Signed(Mark.Scan(new Pose(0.1e-3, 0.05e-3, 70)), second), other = Signed(Other.Scan(), second);
        MarkComparison same = MarkComparer.Compare(upright, turned), different = MarkComparer.Compare(upright, other);
        Assert.True(same.Score > different.Score, $"{same.Score} of one mark, {different.Score} of two.");
        Assert.Equal(70, same.Pose.RotationDegrees, 3.0);
        Assert.Equal(by, same.ComparedBy);
    }

    [Theory]
    [InlineData(Modality.RingLight, Modality.Heights)]
    [InlineData(Modality.SideLight, Modality.RingLight)]
    public void The_score_is_the_same_the_other_way_round(Modality first, Modality second)
    {
        Signature a = Signed(Mark.Scan(), first), b = Signed(Mark.Scan(new Pose(0, 0, 40)), second);
        Assert.Equal(BitConverter.DoubleToInt64Bits(MarkComparer.Score(a, b)), BitConverter.DoubleToInt64Bits(MarkComparer.Score(b, a)));
        Assert.Equal(BitConverter.DoubleToInt64Bits(MarkComparer.Score(a, b)), BitConverter.DoubleToInt64Bits(MarkComparer.Compare(a, b).Score));
        Assert.Equal(CoarseComparer.Compare(a, b), CoarseComparer.Compare(b, a));
    }

    [Fact]
    public void The_bytes_of_a_picture_under_side_light_give_the_same_score_as_the_picture_did()
    {
        Signature ring = Picture(Mark.Scan(), Modality.RingLight), side = Picture(Mark.Scan(new Pose(0, 0, 40)), Modality.SideLight), again = Signature.FromBytes(side.ToBytes());
        Assert.Equal(BitConverter.DoubleToInt64Bits(MarkComparer.Score(ring, side)), BitConverter.DoubleToInt64Bits(MarkComparer.Score(ring, again)));
        Assert.Equal(side.ToBytes(), again.ToBytes());
        Assert.Equal(side.ToBytes(), Picture(Mark.Scan(new Pose(0, 0, 40)), Modality.SideLight).ToBytes());
    }

    [Fact]
    public void Steep_places_that_are_dark_find_the_heights_as_bright_ones_do()
    {
        Signature heights = MadeMark.SignatureOf(Mark.Scan());
        double bright = MarkComparer.Score(Picture(Mark.Scan(), Modality.RingLight), heights), dark = MarkComparer.Score(Picture(Mark.Scan(), Modality.RingLight, gain: -1), heights);
        Assert.InRange(dark, 0.9 * bright, 1.1 * bright);
    }

    [Fact]
    public void A_comparison_of_pictures_changes_no_later_one_of_heights()
    {
        Signature a = MadeMark.SignatureOf(Mark.Scan()), b = MadeMark.SignatureOf(Mark.Scan(new Pose(0, 0, 20)));
        double before = MarkComparer.Score(a, b);
        MarkComparer.Score(Picture(Mark.Scan(), Modality.RingLight), b);
        MarkComparer.Score(a, Picture(Mark.Scan(), Modality.RingLight));
        Assert.Equal(BitConverter.DoubleToInt64Bits(before), BitConverter.DoubleToInt64Bits(MarkComparer.Score(a, b)));
    }

    [Theory]
    [InlineData(Modality.RingLight)]
    [InlineData(Modality.SideLight)]
    public void The_signature_of_a_picture_takes_no_more_than_128_KB(Modality modality) =>
        Assert.InRange(Picture(Mark.Scan(), modality).ToBytes().Length, 1, 128 << 10);

    private static Signature Signed(Topography scan, Modality modality) => modality == Modality.Heights ? MadeMark.SignatureOf(scan) : Picture(scan, modality);

    /// <summary>The simplest picture there is: grey by the slope, or by the slope towards the lamp.</summary>
    private static Signature Picture(Topography scan, Modality modality, double gain = 1)
    {
        var grey = new float[scan.Width * scan.Height];
        (double sin, double cos) = Math.SinCos(Lamp * Math.PI / 180);
        for (int y = 1; y < scan.Height - 1; y++)
            for (int x = 1; x < scan.Width - 1; x++)
            {
                double dx = (scan[x + 1, y] - scan[x - 1, y]) / (2 * scan.SpacingX), dy = (scan[x, y + 1] - scan[x, y - 1]) / (2 * scan.SpacingY);
                double light = 0.5 + gain * (modality == Modality.RingLight ? 1.5 * Math.Sqrt(dx * dx + dy * dy) - 0.2 : -1.5 * (cos * dx + sin * dy));
                grey[y * scan.Width + x] = double.IsNaN(light) ? 0 : (float)Math.Clamp(light, 0.02, 0.98);
            }
        var image = new ReflectanceImage(scan.Width, scan.Height, grey, scan.SpacingX, modality == Modality.RingLight ? Lighting.Ring : Lighting.Side, Lamp);
        var included = new bool[grey.Length];
        for (int i = 0; i < grey.Length; i++)
            included[i] = grey[i] > 0;
        var acquisition = new Acquisition { Format = "PNG", Sha256 = "", Image = image };
        return SignatureExtractor.Extract(MarkPreparation.Prepare(acquisition, new RegionOfInterest(scan.Width, scan.Height, included, RegionOrigin.Found), MarkKind.BreechFaceImpression));
    }
}
