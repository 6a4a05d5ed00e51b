using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using Ballistics.Comparison;
using Ballistics.Evidence;
using Ballistics.Search.Import;
using Ballistics.Search.Index;
using Ballistics.Search.Intake;
using Ballistics.Search.Storage;
using Ballistics.Simulation.Distractors;
using Ballistics.Simulation.Shots;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Benchmarks.Scale;

/// <summary>
/// A data folder with real breech faces hidden among simulated ones. It is filled up to any size, batch by batch: what was interrupted
/// goes on where it stopped. Signatures and embeddings are whole, as those of uploads are; only the scans they would come from are not
/// there: all simulated marks share one original, which says so.
/// </summary>
internal static class GalleryFolder
{
    /// <summary>The agency that owns the real scans and searches.</summary>
    public const string Searcher = "Real scans";

    /// <summary>That agency's country.</summary>
    public const string Country = "CH";

    private const string Distractors = "Distractors";
    private const int Batch = 500;

    /// <summary>Where the simulated marks come from: the very ones that Ballistics.Accuracy hides real scans among.</summary>
    private const ulong Seed = 20_260_101;

    /// <summary>Takes in the real scans, by the way every upload goes.</summary>
    public static async Task ImportAsync(EvidenceStore store, string scans)
    {
        using var workers = new ScanWorkers();
        LabelledScan[] labelled = [.. LabelledFolder.Read(scans, Path.Combine(scans, "labels.csv")).Where(scan => scan.Kind == MarkKind.BreechFaceImpression)];
        await FolderImport.RunAsync(store, workers, scans, labelled, new ImportDefaults(Searcher, Country), null, CancellationToken.None);
        await store.Index!.EmbedMissingAsync(CancellationToken.None);
        await using EvidenceDb db = store.OpenDb();
        // What is measured is searches, not the standing ones that uploads would set off.
        await db.Marks.Where(m => m.IsStandingDue).ExecuteUpdateAsync(set => set.SetProperty(m => m.IsStandingDue, false));
    }

    /// <summary>How many simulated exhibits there are.</summary>
    public static async Task<int> CountAsync(EvidenceStore store)
    {
        await using EvidenceDb db = store.OpenDb();
        return await db.Exhibits.CountAsync(e => e.Agency!.Name == Distractors);
    }

    /// <summary>Adds simulated exhibits until there are so many; tells on standard error how far it is.</summary>
    public static async Task FillAsync(EvidenceStore store, int exhibits)
    {
        (CaseRecord record, string original) = await EnterAsync(store);
        var marks = new DistractorMarks(Seed, MarkKind.BreechFaceImpression, Difficulty.Easy);
        int there = await CountAsync(store);
        long start = Stopwatch.GetTimestamp();
        // One batch is kept while the next is made.
        Task keeping = Task.CompletedTask;
        for (int first = there; first < exhibits; first += Batch)
        {
            var made = new (Mark Mark, MarkVector Vector)[Math.Min(Batch, exhibits - first)];
            int from = first;
            Parallel.For(0, made.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i => made[i] = Make(store.Index!, marks, original, from + i));
            await keeping;
            keeping = Task.Run(() => AddAsync(store, record, from, made));
            if (first / Batch % 20 == 0)
                Console.Error.WriteLine(FormattableString.Invariant(
                    $"{DateTime.UtcNow:HH:mm:ss} {first + made.Length:N0} of {exhibits:N0}, {(first + made.Length - there) / Stopwatch.GetElapsedTime(start).TotalSeconds:F0} a second"));
        }
        await keeping;
    }

    private static async Task<(CaseRecord Record, string Original)> EnterAsync(EvidenceStore store)
    {
        await using EvidenceDb db = store.OpenDb();
        if (await db.Agencies.SingleOrDefaultAsync(a => a.Name == Distractors) is not { } agency)
        {
            db.Agencies.Add(agency = new Agency { Name = Distractors, JurisdictionCode = "KE" });
            db.Terms.Add(SharingTerms.First(agency.Id, null, Sharing.All, Guid.Empty, "Stated for the measurement."));
        }
        if (await db.CaseRecords.SingleOrDefaultAsync(c => c.AgencyId == agency.Id) is not { } record)
            db.CaseRecords.Add(record = new CaseRecord { AgencyId = agency.Id, Reference = Distractors });
        await db.SaveChangesAsync();
        using IncomingOriginal note = await store.Originals.ReceiveAsync(
            new MemoryStream(Encoding.UTF8.GetBytes("A simulated mark: there is no scan.\n")), Search.Limits.ScanBytes, CancellationToken.None);
        await store.Originals.KeepAsync(note);
        return (record, note.Sha256);
    }

    private static (Mark, MarkVector) Make(IndexedMarks index, DistractorMarks marks, string original, int number)
    {
        byte[] signature = SignatureExtractor.Extract(marks.Prepare(number)).ToBytes();
        var mark = new Mark
        {
            ExhibitId = Guid.CreateVersion7(),
            Kind = MarkKind.BreechFaceImpression,
            Sha256 = original,
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
        return (mark, index.TryEmbed(mark.Id, signature) ?? throw new InvalidOperationException("The model that embeds marks cannot be loaded."));
    }

    private static async Task AddAsync(EvidenceStore store, CaseRecord record, int first, (Mark Mark, MarkVector Vector)[] made)
    {
        await using (EvidenceDb db = store.OpenDb())
        {
            for (int i = 0; i < made.Length; i++)
            {
                var exhibit = new Exhibit { Id = made[i].Mark.ExhibitId, CaseRecordId = record.Id, AgencyId = record.AgencyId, Label = $"{first + i}", Specimen = SpecimenKind.CartridgeCase };
                db.AddRange(exhibit, made[i].Mark, made[i].Vector);
            }
            await db.SaveChangesAsync();
        }
        IndexPartition partition = IndexPartition.Of(MarkKind.BreechFaceImpression, null);
        await store.Index!.AddAsync([.. made.Select(one => new EmbeddingRow(
            one.Mark.Id, one.Mark.ExhibitId, partition, MemoryMarshal.Cast<byte, sbyte>(one.Vector.Values).ToArray()))]);
    }
}
