using System.Diagnostics;
using Ballistics.Comparison;
using Ballistics.Evidence;
using Ballistics.Search.Import;
using Ballistics.Search.Index;
using Ballistics.Search.Intake;
using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;
using Ballistics.Search.Workers;
using Ballistics.Simulation.Distractors;
using Ballistics.Simulation.Shots;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Benchmarks.Scale;

/// <summary>
/// Whole searches of a gallery of simulated distractors with real scans hidden among them: time, memory, and whether an exhibit of the
/// probe's firearm is still there after each stage. The gallery is kept in its folder and filled up where it is not full.
/// </summary>
internal static class GalleryRun
{
    private const int Batch = 200, Concurrent = 8;
    private const string Distractors = "Distractors";

    /// <summary>Fills the gallery up and measures.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="exhibits">Simulated exhibits; each takes about 30 kB on the disk.</param>
    /// <param name="scans">A folder of labelled real scans.</param>
    /// <param name="study">The study whose cartridge cases are searched with.</param>
    public static async Task RunAsync(string folder, int exhibits, string scans, string study)
    {
        using (EvidenceStore store = await EvidenceStore.OpenAsync(folder))
        {
            await store.OpenIndexAsync(new ServingEmbedder());
            await ImportAsync(store, scans, study);
            await FillAsync(store, exhibits);
        }
        long start = Stopwatch.GetTimestamp();
        using EvidenceStore filled = await EvidenceStore.OpenAsync(folder);
        await (await filled.OpenIndexAsync(new ServingEmbedder())).Ready;
        Console.WriteLine(FormattableString.Invariant($"Ready {Stopwatch.GetElapsedTime(start).TotalSeconds:F2} s after opening, the index on the disk."));
        using var workers = new WorkerThreads("search worker", WorkerThreads.SuitableCount);
        await MeasureAsync(filled, study, workers);
        Console.WriteLine(FormattableString.Invariant($"Resident at most: {Process.GetCurrentProcess().PeakWorkingSet64 / 1e9:F2} GB."));
    }

    private static async Task ImportAsync(EvidenceStore store, string scans, string study)
    {
        using var workers = new ScanWorkers();
        LabelledScan[] labelled = [.. LabelledFolder.Read(scans, Path.Combine(scans, "labels.csv")).Where(scan => scan.Study == study)];
        await FolderImport.RunAsync(store, workers, scans, labelled, new ImportDefaults("Real scans", "CH"), null, CancellationToken.None);
        await store.Index!.EmbedMissingAsync(CancellationToken.None);
    }

    private static async Task FillAsync(EvidenceStore store, int exhibits)
    {
        Agency agency;
        CaseRecord record;
        int there;
        await using (EvidenceDb db = store.OpenDb())
        {
            if (await db.Agencies.SingleOrDefaultAsync(a => a.Name == Distractors) is not { } known)
                db.Agencies.Add(known = new Agency { Name = Distractors, JurisdictionCode = "KE" });
            if (await db.CaseRecords.SingleOrDefaultAsync(c => c.AgencyId == known.Id) is not { } kept)
                db.CaseRecords.Add(kept = new CaseRecord { AgencyId = known.Id, Reference = Distractors });
            await db.SaveChangesAsync();
            (agency, record, there) = (known, kept, await db.Exhibits.CountAsync(e => e.AgencyId == known.Id));
        }
        var marks = new DistractorMarks(1, MarkKind.BreechFaceImpression, Difficulty.Easy);
        long start = Stopwatch.GetTimestamp();
        for (int first = there; first < exhibits; first += Batch)
        {
            var signatures = new byte[Math.Min(Batch, exhibits - first)][];
            Parallel.For(0, signatures.Length, i => signatures[i] = SignatureExtractor.Extract(marks.Prepare(first + i)).ToBytes());
            await using (EvidenceDb db = store.OpenDb())
            {
                for (int i = 0; i < signatures.Length; i++)
                    Add(db, record, agency, first + i, signatures[i]);
                await db.SaveChangesAsync();
            }
            await store.Index!.EmbedMissingAsync(CancellationToken.None);
            if ((first + Batch) % (50 * Batch) < Batch)
                Console.Error.WriteLine(FormattableString.Invariant($"{first + signatures.Length:N0} of {exhibits:N0}, {(first + signatures.Length - there) / Stopwatch.GetElapsedTime(start).TotalSeconds:F0} a second"));
        }
    }

    private static void Add(EvidenceDb db, CaseRecord record, Agency agency, int number, byte[] signature)
    {
        var exhibit = new Exhibit { CaseRecordId = record.Id, AgencyId = agency.Id, Label = $"{number}", Specimen = SpecimenKind.CartridgeCase };
        var mark = new Mark
        {
            ExhibitId = exhibit.Id,
            Kind = MarkKind.BreechFaceImpression,
            Sha256 = $"{number:x64}",
            Length = 0,
            FileName = "",
            Format = "simulated",
            Width = 1,
            Height = 1,
            ReceivedAt = Instant.Now,
            State = MarkState.Ready,
            SignatureVersion = Signature.CurrentVersion,
            IsStandingDue = false,
        };
        mark.Signature = new MarkSignature { MarkId = mark.Id, Bytes = signature };
        db.AddRange(exhibit, mark);
    }

    private static async Task MeasureAsync(EvidenceStore store, string study, WorkerThreads workers)
    {
        await using EvidenceDb db = store.OpenDb();
        List<Exhibit> probes = await db.Exhibits.AsNoTracking().Where(e => e.Agency!.Name == "Real scans" && e.Firearm != null).OrderBy(e => e.Label).ToListAsync();
        var times = new List<double>();
        int full = 0, first = 0;
        SearchStages? last = null;
        foreach (Exhibit probe in probes)
        {
            CandidateList list = await SearchAsync(store, probe, workers);
            HashSet<Guid> same = [.. probes.Where(other => other.Id != probe.Id && other.Firearm == probe.Firearm).Select(other => other.Id)];
            times.Add(list.Duration.TotalMilliseconds);
            full += list.Mode == SearchMode.Exhaustive || list.ComparedExhibits.Any(same.Contains) ? 1 : 0;
            first += list.Candidates.Count > 0 && same.Contains(list.Candidates[0].ExhibitId) ? 1 : 0;
            last = list.Stages;
        }
        times.Sort();
        Console.WriteLine($"{probes.Count} probes of {study}; of the last search: {System.Text.Json.JsonSerializer.Serialize(last)}");
        Console.WriteLine(FormattableString.Invariant($"Time of a search: p50 {times[times.Count / 2]:F0} ms, p95 {times[(int)(times.Count * 0.95)]:F0} ms, least {times[0]:F0} ms."));
        Console.WriteLine($"An exhibit of the probe's firearm was compared in full for {full} of {probes.Count} probes, and came first for {first}.");
        long start = Stopwatch.GetTimestamp();
        await Task.WhenAll(probes.Take(Concurrent).Select(probe => Task.Run(() => SearchAsync(store, probe, workers))));
        double together = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        Console.WriteLine(FormattableString.Invariant($"{Concurrent} searches at once took {together / times[times.Count / 2]:F1} times the median of one."));
    }

    private static Task<CandidateList> SearchAsync(EvidenceStore store, Exhibit probe, WorkerThreads workers) =>
        CandidateSearch.RunAsync(store, new SearchRequest(probe.Id, probe.AgencyId), workers, null, CancellationToken.None);
}
