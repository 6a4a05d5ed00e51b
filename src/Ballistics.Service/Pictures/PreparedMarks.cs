using Ballistics.Evidence;
using Ballistics.Imaging.Formats;
using Ballistics.Imaging.Preparation;
using Ballistics.Imaging.Regions;
using Ballistics.Search.Intake;
using Ballistics.Search.Regions;
using Ballistics.Search.Retention;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Ballistics.Service.Pictures;

/// <summary>
/// Prepared marks for drawing, made again from their originals: what is drawn is then what was compared. Those drawn lately
/// are kept in memory, because a list shows one probe beside many candidates.
/// </summary>
internal sealed class PreparedMarks(EvidenceStore store, ScanWorkers workers) : IMarkCache, IDisposable
{
    private readonly MemoryCache _lately = new(new MemoryCacheOptions { SizeLimit = Limits.PreparedMarkBytes });

    /// <summary>The prepared surface of a mark.</summary>
    /// <exception cref="RejectedScanException">The mark cannot be prepared.</exception>
    /// <exception cref="OriginalLostException">Its original is missing or has changed.</exception>
    public async Task<Topography> GetAsync(Guid markId, CancellationToken cancellation)
    {
        if (_lately.TryGetValue(markId, out Topography? known))
            return known!;
        Mark mark;
        ScanRegions? corrected;
        await using (EvidenceDb db = store.OpenDb())
        {
            mark = await db.Marks.AsNoTracking().SingleAsync(m => m.Id == markId, cancellation);
            corrected = (await RegionRegister.LatestAsync(db, markId, cancellation))?.Regions;
        }
        Topography surface = await workers.RunAsync(mark.Length, () => Prepare(store.Originals.ReadBytes(mark.Sha256), mark, corrected), cancellation);
        long size = (long)surface.Width * surface.Height * sizeof(float);
        return _lately.Set(markId, surface, new MemoryCacheEntryOptions { Size = size, SlidingExpiration = TimeSpan.FromMinutes(10) });
    }

    /// <summary>SHA-256 of the originals of marks, in their order.</summary>
    public async Task<string[]> OriginalsAsync(IReadOnlyList<Guid> markIds, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        Dictionary<Guid, string> found = await db.Marks.Where(m => markIds.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Sha256, cancellation);
        return [.. markIds.Where(found.ContainsKey).Select(id => found[id])];
    }

    public Task ForgetAsync(IReadOnlyCollection<Guid> forgotten, CancellationToken cancellation)
    {
        foreach (Guid mark in forgotten)
            _lately.Remove(mark);
        return Task.CompletedTask;
    }

    public void Dispose() => _lately.Dispose();

    private static Topography Prepare(byte[] original, Mark mark, ScanRegions? corrected)
    {
        Acquisition acquisition = AcquisitionReader.Read(original, KnownPicture.Of(mark));
        RegionOfInterest region = RegionLocator.Locate(acquisition, mark.Kind, corrected: corrected);
        return MarkPreparation.Prepare(acquisition, region, mark.Kind).Surface;
    }
}
