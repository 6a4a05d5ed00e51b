using Ballistics.Evidence;
using Ballistics.Imaging.Formats;
using Ballistics.Imaging.Preparation;
using Ballistics.Imaging.Quality;
using Ballistics.Imaging.Regions;
using BenchmarkDotNet.Attributes;
using OpenCvSharp;

namespace Ballistics.Benchmarks;

/// <summary>A picture of 12 megapixels, from its bytes to a prepared mark, on one core.</summary>
[MemoryDiagnoser]
public class PictureBenchmarks
{
    private const int Width = 4000, Height = 3000;

    private readonly ReadOptions _stated = new() { Spacing = 1.5e-6, Lighting = Lighting.Ring };
    private byte[] _jpeg = null!;
    private Acquisition _read = null!;
    private RegionOfInterest _region = null!;

    /// <summary>A head of 4 mm with a primer of brushed texture, lit evenly.</summary>
    [GlobalSetup]
    public void Setup()
    {
        Cv2.SetNumThreads(1);
        using Mat coarse = new(Height / 8, Width / 8, MatType.CV_8UC1), fine = new(Height, Width, MatType.CV_8UC1), picture = new(), outside = new(Height, Width, MatType.CV_8UC1, new Scalar(255));
        Cv2.SetTheRNG(7);
        Cv2.Randu(coarse, new Scalar(60), new Scalar(180));
        Cv2.Randu(fine, new Scalar(0), new Scalar(24));
        Cv2.Resize(coarse, picture, fine.Size(), 0, 0, InterpolationFlags.Cubic);
        Cv2.Add(picture, fine, picture);
        var middle = new Point(Width / 2, Height / 2);
        Cv2.Circle(outside, middle, 1300, new Scalar(0), -1);
        picture.SetTo(new Scalar(20), outside);
        Cv2.Circle(picture, middle, 400, new Scalar(10), -1);
        Cv2.ImEncode(".jpg", picture, out _jpeg, new ImageEncodingParam(ImwriteFlags.JpegQuality, 90));
        _read = Read();
        _region = RegionLocator.Locate(_read, MarkKind.BreechFaceImpression);
    }

    [Benchmark(Description = Descriptions.ReadPicture)]
    public Acquisition Read() => AcquisitionReader.Read(_jpeg, _stated);

    [Benchmark(Description = Descriptions.JudgePicture)]
    public QualityReport Judge() => QualityGate.Assess(_read, _region, MarkKind.BreechFaceImpression);

    [Benchmark(Description = Descriptions.PreparePicture)]
    public PreparedMark Prepare()
    {
        Acquisition acquisition = Read();
        RegionOfInterest region = RegionLocator.Locate(acquisition, MarkKind.BreechFaceImpression);
        QualityGate.Demand(QualityGate.Assess(acquisition, region, MarkKind.BreechFaceImpression));
        return MarkPreparation.Prepare(acquisition, region, MarkKind.BreechFaceImpression);
    }
}
