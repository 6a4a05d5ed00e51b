using System.Text.Json;
using Ballistics.Comparison;
using Ballistics.Search.Audit;
using Ballistics.Search.Disclosures;
using Ballistics.Search.Members;
using Ballistics.Search.Regions;
using Ballistics.Search.Storage;
using Ballistics.Service.Pictures;
using Ballistics.Service.Searches;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Ballistics.Service.Disclosures;

/// <summary>Puts together what a court or the other party is given of a search: enough to check every number in it without the service.</summary>
internal sealed class DisclosurePackage(EvidenceStore store, ComparisonPictures pictures, IOptions<JsonOptions> json)
{
    private const string Readme =
        """
        What a search found, and all that is needed to check it.

        A candidate is a candidate, not an identification: the list says where to look first, and a score orders it and is no probability.
        Only an examiner who compares the exhibits themselves can conclude. Candidates of other agencies are theirs to disclose and no part of it.

        manifest.json   every file with its SHA-256, signed by the service
        search.json     the search and what it looked at
        exhibits.json   the agency's own candidates in order, the marks that were compared, and each score with its bits
        comparisons/    how each candidate compares: pose, cells, profiles
        pictures/       the marks side by side, as the examiner saw them
        originals/      the scans as they were uploaded, under their SHA-256
        audit.jsonl     what the audit trail says of this search and its exhibits

        ballistics disclosure verify FILE checks all of it and makes the comparisons again from the originals.
        """;

    /// <summary>Makes the package of a completed search; the trail has it before the first byte is sent.</summary>
    /// <param name="job">The search.</param>
    /// <param name="candidates">The candidates that may be disclosed in full, best first.</param>
    /// <param name="detailed">How many of them come with originals, comparison and pictures.</param>
    /// <param name="requester">Who discloses.</param>
    /// <param name="cancellation">Stops; nothing is left behind.</param>
    /// <returns>A temporary file, from its beginning; it is removed when it is closed.</returns>
    public async Task<Stream> MakeAsync(
        SearchJob job, IReadOnlyList<StoredCandidate> candidates, int detailed, Requester requester, CancellationToken cancellation)
    {
        await RecordAsync(job, candidates.Count, requester, cancellation);
        var files = new DisclosureFiles(store);
        files.Add("READ-ME.txt", Readme);
        files.Add("search.json", JsonSerializer.SerializeToUtf8Bytes(SearchResponse.Of(job), json.Value.SerializerOptions));
        string? several = job.FurtherTestFires.Count > 0 ? "the search was made with several test fires at once, which is not made again from a package" : null;
        var exhibits = new List<DisclosedExhibit> { new(0, job.ProbeExhibitId, null, null, null, await AddMarksAsync(files, job.ProbeExhibitId, cancellation), several) };
        foreach ((int index, StoredCandidate candidate) in candidates.Index())
            exhibits.Add(index < detailed
                ? await AddCandidateAsync(files, index + 1, candidate, cancellation)
                : new(index + 1, candidate.ExhibitId, candidate.Score, DisclosureReplay.Bits(candidate.Score), null, [], "it was not asked for in detail"));
        files.Add(DisclosureZip.ExhibitsPath, JsonSerializer.SerializeToUtf8Bytes(exhibits, JsonSerializerOptions.Web));
        files.Add(DisclosureZip.AuditPath, await DisclosureAudit.ExtractAsync(
            store, job.RequestingAgencyId, [job.Id, .. exhibits.Select(exhibit => exhibit.Exhibit)], cancellation));
        return await WriteAsync(job, files, cancellation);
    }

    // The trail has it before anything is made, so that the package's own making stands in its extract.
    private async Task RecordAsync(SearchJob job, int candidates, Requester requester, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        AuditTrail.Append(
            db, AuditActor.Of(requester), AuditAction.DisclosureMade, new AuditSubject("search", job.Id, job.RequestingAgencyId), requester.Purpose ?? job.Purpose, new { candidates });
        await db.SaveChangesAsync(cancellation);
    }

    private async Task<DisclosedExhibit> AddCandidateAsync(DisclosureFiles files, int rank, StoredCandidate candidate, CancellationToken cancellation)
    {
        string comparison = $"comparisons/{rank:0000}.json";
        files.Add(comparison, candidate.Comparison);
        if (ComparisonJson.Read(candidate.Comparison).Pairs is [MarkPair best, ..])
            foreach (PictureView view in Enum.GetValues<PictureView>())
                files.Add($"pictures/{rank:0000}-{view.ToString().ToLowerInvariant()}.png", await pictures.DrawAsync(best, view, cancellation));
        return new DisclosedExhibit(
            rank, candidate.ExhibitId, candidate.Score, DisclosureReplay.Bits(candidate.Score), comparison, await AddMarksAsync(files, candidate.ExhibitId, cancellation), null);
    }

    // In the order in which a search reads them.
    private async Task<IReadOnlyList<DisclosedMark>> AddMarksAsync(DisclosureFiles files, Guid exhibit, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        List<Mark> marks = await db.Marks.AsNoTracking().Where(m => m.ExhibitId == exhibit && m.State == MarkState.Ready)
            .OrderBy(m => m.Land).ThenBy(m => m.Id).ToListAsync(cancellation);
        marks.ForEach(files.AddOriginal);
        var disclosed = new List<DisclosedMark>();
        foreach (Mark mark in marks)
            disclosed.Add(new DisclosedMark(
                mark.Id, mark.Kind.Name, mark.Land, mark.FileName, mark.Sha256, (await RegionRegister.LatestAsync(db, mark.Id, cancellation))?.Drawn));
        return disclosed;
    }

    private async Task<Stream> WriteAsync(SearchJob job, DisclosureFiles files, CancellationToken cancellation)
    {
        var manifest = new DisclosureManifest(
            DisclosureZip.Format, job.Id, job.RequestingAgencyId, $"{DateTimeOffset.UtcNow:yyyy-MM-ddTHH:mm:ssZ}", job.SignatureVersion ?? 0, job.ComparerVersion ?? "",
            typeof(DisclosureZip).Assembly.GetName().Version?.ToString() ?? "", files.Entries);
        var package = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16,
            FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        try
        {
            await DisclosureZip.WriteAsync(package, manifest, store.AuditKey, files.OpenAsync, cancellation);
            package.Position = 0;
            return package;
        }
        catch
        {
            await package.DisposeAsync();
            throw;
        }
    }
}
