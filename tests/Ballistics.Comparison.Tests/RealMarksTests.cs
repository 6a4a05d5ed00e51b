using Ballistics.Evidence;
using Ballistics.Imaging.Formats;
using Ballistics.Imaging.Preparation;
using Ballistics.Imaging.Regions;
using Ballistics.Imaging.Surfaces;
using Ballistics.Tests;

namespace Ballistics.Comparison.Tests;

/// <summary>Scans of fired cartridge cases (Fadul 2011), from the file to the score.</summary>
public class RealMarksTests
{
    [Fact]
    public void A_real_mark_compared_with_itself_keeps_every_cell_in_place()
    {
        Signature mark = Read("Fadul 1-1.x3p");
        MarkComparison self = MarkComparer.Compare(mark, mark);
        Assert.All(self.Cells, cell => Assert.True(cell.IsCongruent, $"{cell}"));
        Assert.Equal(1, self.CongruentCellFraction);
        Assert.Equal(0, self.Pose.RotationDegrees, 1e-3);
        Assert.Equal(0, self.Pose.X, 1e-6);
        Assert.Equal(0, self.Pose.Y, 1e-6);
    }

    [Fact]
    public void Two_shots_of_one_firearm_score_far_above_shots_of_two()
    {
        Signature first = Read("Fadul 1-1.x3p"), second = Read("Fadul 1-2.x3p"), other = Read("Fadul 2-1.x3p");
        MarkComparison same = MarkComparer.Compare(first, second), different = MarkComparer.Compare(first, other);
        Assert.True(same.Score > 2 * different.Score, $"One firearm {same.Score}, two {different.Score}.");
        Assert.True(same.CongruentCellFraction > 0.5, $"{same.CongruentCellFraction}");
        Assert.True(different.CongruentCellFraction < 0.1, $"{different.CongruentCellFraction}");
        Assert.Equal(same.Score, MarkComparer.Compare(second, first).Score);
    }

    [Theory]
    [InlineData(3.125e-6)]
    [InlineData(12.5e-6)]
    public void Instruments_of_other_spacings_tell_the_same(double spacing)
    {
        Signature first = Read("Fadul 1-1.x3p"), second = Read("Fadul 1-2.x3p", scan => Resampling.ToSpacing(scan, spacing));
        double usual = MarkComparer.Compare(first, Read("Fadul 1-2.x3p")).Score, other = MarkComparer.Compare(first, second).Score;
        Assert.Equal(usual, other, 0.1 * usual);
    }

    /// <summary>Firearm C of the Baldwin study over two sessions: the one file states in which corner it begins, the other does not and means another.</summary>
    [Theory]
    [InlineData("K004xC1.x3p")]
    [InlineData("K004xC2.x3p")]
    [InlineData("K004xC3.x3p")]
    public void Two_sessions_of_one_firearm_are_found_though_their_files_begin_in_different_corners(string session)
    {
        Signature first = Read("K013pC1.x3p", study: "dfsc"), second = Read(session, study: "dfsc"), other = Read("K004dB1.x3p", study: "dfsc");
        double same = MarkComparer.Compare(first, second).Score, different = MarkComparer.Compare(first, other).Score;
        Assert.True(same > 1.5 * different, $"One firearm {same}, two {different}.");
    }

    internal static Signature Read(string file, Func<Topography, Topography>? change = null, string study = "fadul")
    {
        Acquisition scan = AcquisitionReader.Read(File.ReadAllBytes(RealData.Path($"cartridge-cases/{study}/{file}")));
        if (change is not null)
            scan = scan with { Topography = change(scan.Topography!) };
        MarkKind kind = MarkKind.BreechFaceImpression;
        return SignatureExtractor.Extract(MarkPreparation.Prepare(scan.Topography!, RegionLocator.Locate(scan, kind), kind));
    }
}
