using Ballistics.Evidence;
using Ballistics.Imaging.Formats;
using Ballistics.Imaging.Preparation;
using Ballistics.Imaging.Regions;
using Ballistics.Tests;

namespace Ballistics.Comparison.Tests;

public class FoundRegionTests
{
    [Fact]
    public void Two_raw_scans_of_one_firearm_compare_as_such_by_the_regions_found_on_them()
    {
        MarkComparison found = MarkComparer.Compare(Signature("K013sA1.x3p"), Signature("K013sA2-2.x3p"));
        Assert.InRange(found.Score, .5, 1);
        MarkComparison other = MarkComparer.Compare(Signature("K013sA1.x3p"), Cropped("formats/x3p/K002fJ1.x3p"));
        Assert.InRange(other.Score, 0, .3);
    }

    private static Signature Cropped(string file)
    {
        Acquisition scan = AcquisitionReader.Read(File.ReadAllBytes(RealData.Path(file)));
        return SignatureExtractor.Extract(MarkPreparation.Prepare(scan, RegionLocator.Locate(scan, MarkKind.BreechFaceImpression), MarkKind.BreechFaceImpression));
    }

    private static Signature Signature(string file)
    {
        Acquisition scan = AcquisitionReader.Read(File.ReadAllBytes(RealData.Path($"formats/x3p/{file}"))) with { Mask = null };
        RegionOfInterest region = RegionLocator.Locate(scan, MarkKind.BreechFaceImpression);
        Assert.Equal(RegionOrigin.Found, region.Origin);
        return SignatureExtractor.Extract(MarkPreparation.Prepare(scan, region, MarkKind.BreechFaceImpression));
    }
}
