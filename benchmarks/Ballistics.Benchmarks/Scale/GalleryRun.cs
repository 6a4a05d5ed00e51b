using Ballistics.Search.Index;
using Ballistics.Search.Storage;

namespace Ballistics.Benchmarks.Scale;

/// <summary>
/// The service with galleries of growing size: the folder is filled up to one size after the other and measured at each. A run that is
/// interrupted goes on where it stopped, and sizes that were passed are not measured again.
/// </summary>
internal static class GalleryRun
{
    private static readonly int[] s_sizes = [1_000, 10_000, 100_000, 1_000_000];

    /// <summary>Fills a gallery up and measures on the way.</summary>
    /// <param name="folder">The data folder; it stays. About 30 kB an exhibit.</param>
    /// <param name="exhibits">The most simulated exhibits.</param>
    /// <param name="scans">A folder of labelled real scans; its breech faces are searched with.</param>
    /// <param name="measure">False to fill only.</param>
    public static async Task RunAsync(string folder, int exhibits, string scans, bool measure)
    {
        foreach (int size in s_sizes.Where(size => size < exhibits).Append(exhibits))
        {
            IReadOnlyList<Exhibit> probes;
            using (EvidenceStore store = await EvidenceStore.OpenAsync(folder))
            {
                await (await store.OpenIndexAsync(new ServingEmbedder())).Ready;
                await GalleryFolder.ImportAsync(store, scans);
                int there = await GalleryFolder.CountAsync(store);
                if (there > size)
                    continue;
                await GalleryFolder.FillAsync(store, size);
                probes = await GalleryMeasurement.ProbesAsync(store);
            }
            if (measure)
                ScaleReport.Keep(await GalleryMeasurement.RunAsync(folder, size, probes));
        }
    }
}
