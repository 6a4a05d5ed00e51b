using System.Text.Json;
using Ballistics.Comparison;
using Ballistics.Evidence;
using Ballistics.Search.Audit;
using Ballistics.Search.Disclosures;
using Ballistics.Search.Members;
using Ballistics.Search.Ranking;
using Ballistics.Search.Regions;
using Ballistics.Search.Storage;
using Ballistics.Service.Pictures;
using Ballistics.Service.Searches;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Service.Disclosures;

/// <summary>Puts together what a court or the other party is given of a search or of a hit: enough to check every number in it without the service.</summary>
internal sealed class DisclosurePackage(EvidenceStore store, ComparisonPictures pictures)
{
    private const string Readme =
        """
        What a search found, or a hit, and all that is needed to check it.

        A candidate is a candidate, not an identification: the list says where to look first, and a score orders it and is no probability.
        Only an examiner who compares the exhibits themselves can conclude. An exhibit of another agency is told of as far as its owner shows it
        to the agency that discloses; where that is less than all, its originals, comparison and pictures are left out and exhibits.json says so.

        manifest.json   every file with its SHA-256, signed by the service
        search.json     the search and its candidate list; or hit.json, the hit and what was done to its lead
        exhibits.json   what was searched with and the candidates in order, the marks that were compared, and each score with its bits
        comparisons/    how each candidate compares: pose, cells, profiles
        pictures/       the marks side by side, as the examiner saw them
        originals/      the scans as they were uploaded, under their SHA-256
        audit.jsonl     what the disclosing agency's audit trail says of this search or hit and its exhibits, and a signed checkpoint under the trail

        ballistics disclosure verify FILE checks all of it and makes the comparisons again from the originals; with --ledger it ties the audit
        extract to the exported trail.
        """;

    private const string NotAsked = "it was not asked for in detail";

    /// <summary>Makes the package; the trail has it before the first byte is sent.</summary>
    /// <param name="content">What is disclosed.</param>
    /// <param name="requester">Who discloses.</param>
    /// <param name="cancellation">Stops; nothing is left behind.</param>
    /// <returns>A temporary file, from its beginning; it is removed when it is closed.</returns>
    public async Task<Stream> MakeAsync(DisclosedContent content, Requester requester, CancellationToken cancellation)
    {
        await RecordAsync(content, requester, cancellation);
        var files = new DisclosureFiles(store);
        files.Add("READ-ME.txt", Readme);
        files.Add(content.Document, content.Bytes);
        var exhibits = new List<DisclosedExhibit>();
        foreach (ExhibitRelease? probe in content.Probe)
            exhibits.Add(await AddProbeAsync(files, probe, content.Hit, cancellation));
        bool isShown = exhibits.TrueForAll(probe => probe.LeftOut is null);
        foreach ((int index, DisclosedCandidate candidate) in content.Candidates.Index())
            exhibits.Add(await AddCandidateAsync(files, index + 1, candidate, index < content.Detailed ? null : NotAsked, isShown, cancellation));
        files.Add(DisclosureZip.ExhibitsPath, JsonSerializer.SerializeToUtf8Bytes(exhibits, JsonSerializerOptions.Web));
        DisclosureManifest manifest = ManifestOf(content, requester);
        files.Add(DisclosureZip.AuditPath, await DisclosureAudit.ExtractAsync(store, requester.AgencyId, manifest.Subjects(exhibits), cancellation));
        manifest = manifest with { Files = files.Entries };
        return await TemporaryFile.WriteAsync(package => DisclosureZip.WriteAsync(package, manifest, store.AuditKey, files.OpenAsync, cancellation));
    }

    // The trail has it before anything is made, so that the package's own making stands in its extract.
    private async Task RecordAsync(DisclosedContent content, Requester requester, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        AuditSubject subject = content.Hit is { } hit ? new("hit", hit, requester.AgencyId) : new("search", content.Job.Id, requester.AgencyId);
        string? purpose = requester.Purpose ?? (content.Hit is null ? content.Job.Purpose : null);
        AuditTrail.Append(db, AuditActor.Of(requester), AuditAction.DisclosureMade, subject, purpose, new { candidates = content.Candidates.Count });
        await db.SaveChangesAsync(cancellation);
    }

    private async Task<DisclosedExhibit> AddProbeAsync(DisclosureFiles files, ExhibitRelease? probe, Guid? hit, CancellationToken cancellation) => probe is null
        ? new DisclosedExhibit(0, Guid.Empty, "None", null, null, null, null, [], "it was removed or is out of reach by now")
        : new DisclosedExhibit(
            0, NameOf(probe, hit ?? probe.Exhibit.Id), $"{probe.Level}", AgencyOf(probe), null, null, null,
            probe.Shows(ReleaseLevel.Full) ? await AddMarksAsync(files, probe.Exhibit.Id, cancellation) : [], Withheld(probe));

    private async Task<DisclosedExhibit> AddCandidateAsync(
        DisclosureFiles files, int rank, DisclosedCandidate candidate, string? leftOut, bool probeIsShown, CancellationToken cancellation)
    {
        ExhibitRelease release = candidate.Release;
        leftOut ??= Withheld(release) ?? (candidate.Comparison is null ? "the search's list is gone" : null);
        var told = new DisclosedExhibit(
            rank, NameOf(release, candidate.Id), $"{release.Level}", AgencyOf(release), candidate.Score, candidate.Score is { } score ? DisclosureReplay.Bits(score) : null, null, [], leftOut);
        if (leftOut is not null)
            return told;
        IReadOnlyList<DisclosedMark> marks = await AddMarksAsync(files, release.Exhibit.Id, cancellation);
        if (!probeIsShown)
            return told with { Marks = marks };
        string comparison = $"comparisons/{rank:0000}.json";
        files.Add(comparison, candidate.Comparison!);
        if (ComparisonJson.Read(candidate.Comparison!).Pairs is [MarkPair best, ..])
            foreach (PictureView view in Enum.GetValues<PictureView>())
                files.Add($"pictures/{rank:0000}-{view.ToString().ToLowerInvariant()}.png", await pictures.DrawAsync(best, view, cancellation));
        return told with { Marks = marks, Comparison = comparison };
    }

    private static Guid NameOf(ExhibitRelease release, Guid otherwise) => release.Shows(ReleaseLevel.Summary) ? release.Exhibit.Id : otherwise;

    private static string? AgencyOf(ExhibitRelease release) => release.Shows(ReleaseLevel.Contact) ? release.Exhibit.Agency!.Name : null;

    private static string? Withheld(ExhibitRelease release) =>
        release.Shows(ReleaseLevel.Full) ? null : $"its owner shows no more of it than {release.Level}; ask the owner for detail, or to disclose it";

    // In the order in which a search reads them.
    private async Task<IReadOnlyList<DisclosedMark>> AddMarksAsync(DisclosureFiles files, Guid exhibit, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        List<Mark> marks = await db.Marks.AsNoTracking().Where(m => m.ExhibitId == exhibit && m.State == MarkState.Ready)
            .OrderBy(m => m.Land).ThenBy(m => m.Id).ToListAsync(cancellation);
        marks.ForEach(files.AddOriginal);
        var disclosed = new List<DisclosedMark>();
        foreach (Mark mark in marks)
        {
            var disclosedMark = new DisclosedMark(
                mark.Id, mark.Kind.Name, mark.Land, mark.FileName, mark.Sha256, (await RegionRegister.LatestAsync(db, mark.Id, cancellation))?.Drawn);
            // A topography goes by its file; of a picture the file may not say by what it was compared.
            disclosed.Add(mark.Lighting == Lighting.Unknown ? disclosedMark
                : disclosedMark with { Spacing = mark.SpacingX, Lighting = mark.Lighting, LampDegrees = mark.LampDegrees });
        }
        return disclosed;
    }

    private static DisclosureManifest ManifestOf(DisclosedContent content, Requester requester) => new(
        DisclosureZip.Format, content.Hit is null ? content.Job.Id : null, content.Hit, requester.AgencyId, $"{DateTimeOffset.UtcNow:yyyy-MM-ddTHH:mm:ssZ}",
        content.Job.SignatureVersion ?? 0, content.Job.ComparerVersion ?? "", typeof(DisclosureZip).Assembly.GetName().Version?.ToString() ?? "", []);
}
