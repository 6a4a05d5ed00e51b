using Ballistics.Comparison;
using Ballistics.Evidence;
using Ballistics.Imaging.Formats;
using Ballistics.Imaging.Preparation;
using Ballistics.Imaging.Regions;
using Ballistics.Search;

namespace Ballistics.Cli;

/// <summary>A file read and prepared for comparison.</summary>
/// <param name="Acquisition">The scan as read.</param>
/// <param name="Mark">Its mark, prepared.</param>
/// <param name="Signature">The mark's signature.</param>
internal sealed record PreparedScan(Acquisition Acquisition, PreparedMark Mark, Signature Signature)
{
    /// <summary>From a file to a signature.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">The kind of mark it shows.</param>
    /// <param name="observer">Is handed every step; may be null.</param>
    /// <param name="present">Changes the scan before anything else sees it; may be null.</param>
    /// <param name="stated">What is stated about a picture; null for nothing.</param>
    /// <exception cref="RejectedScanException">The file or the mark is refused.</exception>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    public static PreparedScan Read(string path, MarkKind kind, IPipelineObserver? observer = null, Func<Acquisition, Acquisition>? present = null, ReadOptions? stated = null)
    {
        if (new FileInfo(path) is { Exists: true, Length: > Limits.ScanBytes })
            throw new RejectedScanException(
                RejectionReason.TooLarge, $"{path} is larger than {Limits.ScanBytes >> 20} MB, the most that is taken. Crop it or save it compressed.");
        Acquisition read = AcquisitionReader.Read(File.ReadAllBytes(path), stated);
        Acquisition acquisition = present is null ? read : present(read);
        RegionOfInterest region = RegionLocator.Locate(acquisition, kind, observer);
        PreparedMark mark = MarkPreparation.Prepare(acquisition, region, kind, observer);
        return new PreparedScan(acquisition, mark, SignatureExtractor.Extract(mark, observer));
    }
}
