using Ballistics.Evidence;
using Ballistics.Imaging.Formats;
using Ballistics.Imaging.Rendering;
using Ballistics.Search.Audit;
using Ballistics.Search.Intake;
using Ballistics.Search.Members;
using Ballistics.Search.Regions;
using Ballistics.Search.Storage;
using Ballistics.Service.Audit;
using Ballistics.Service.Identity;
using Ballistics.Service.Marks;
using Ballistics.Service.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Service.Regions;

internal static class RegionEndpoints
{
    public static void MapRegions(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/marks/{id:guid}/regions").WithTags("Marks");
        group.MapGet("", GetAsync).WithName("GetRegions").WithSummary("The regions of a mark's scan").Allow(RouteAccess.Readers).Reads(RecordReads.OwnOrOthers)
            .WithDescription("Primer, breech face, firing pin with its drag, aperture, ejector and head stamp of a case; a land and its grooves of a bullet. What was not found is left out.")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(500);
        group.MapGet("/picture", GetPictureAsync).WithName("GetRegionsPicture").WithSummary("A picture of the scan with its regions drawn").Allow(RouteAccess.Readers).Reads(RecordReads.OwnOrOthers)
            .Produces<Stream>(200, "image/png").ProducesProblem(400).ProducesProblem(404).ProducesProblem(500);
        group.MapPut("", CorrectAsync).WithName("CorrectRegions").WithSummary("Put regions right").Allow(Role.Examiner).Reads(RecordReads.Own)
            .WithDescription("The correction is kept beside what was found, the mark is made ready again from it, and the standing searches take it up anew. A region from which the mark cannot be prepared is refused and changes nothing.")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).ProducesProblem(500);
    }

    private static async Task<Results<Ok<MarkRegionsResponse>, ProblemHttpResult>> GetAsync(
        Guid id, Requester requester, ShownRecords shown, EvidenceStore store, RegionRegister register, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        return await ReadableMark.FindAsync(db, id, AuditAction.MarkRead, requester, shown, cancellation) is { } mark
            ? TypedResults.Ok(MarkRegionsResponse.Of(mark, await register.FindAsync(mark, cancellation), await CorrectionsAsync(db, id, cancellation)))
            : ProblemResults.NotFound("mark", id);
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> GetPictureAsync(
        Guid id, Requester requester, ShownRecords shown, EvidenceStore store, RegionRegister register, ScanWorkers workers, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        if (await ReadableMark.FindAsync(db, id, AuditAction.PictureRead, requester, shown, cancellation) is not { } mark)
            return ProblemResults.NotFound("mark", id);
        ScanRegions found = await register.FindAsync(mark, cancellation);
        FoundRegion[] inForce = [.. MarkRegionsResponse.InForce(found, await CorrectionsAsync(db, id, cancellation)).Select(region => region.Region)];
        byte[] picture = await workers.RunAsync(
            mark.Length, () => RegionPicture.Draw(AcquisitionReader.Read(store.Originals.ReadBytes(mark.Sha256)), found with { Regions = inForce }, Limits.PictureSide), cancellation);
        return TypedResults.Bytes(picture, "image/png");
    }

    private static async Task<Results<Ok<MarkRegionsResponse>, ProblemHttpResult>> CorrectAsync(
        Guid id, CorrectRegions request, Requester requester, EvidenceStore store, RegionRegister register, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        // Others may be shown a record; its owner alone draws on it.
        Mark? mark = await db.Marks.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id && db.Exhibits.Any(e => e.Id == m.ExhibitId && e.AgencyId == requester.AgencyId), cancellation);
        if (mark is null)
            return ProblemResults.NotFound("mark", id);
        if (mark.State == MarkState.Received)
            return ProblemCatalogue.NotAllowedNow.ToResult($"The mark {id} is still to be prepared. Wait until its state is another, then draw.");
        if (DrawnRegions.Problem(request.Regions, mark) is { } problem)
            return ProblemResults.Invalid("regions", problem);
        FoundRegion[] drawn = [.. request.Regions.Select(region => new FoundRegion(region.Name, region.Outline, 1))];
        await register.CorrectAsync(mark, drawn, request.Reason.Trim(), requester.ActorId, AuditActor.Of(requester), cancellation);
        return TypedResults.Ok(MarkRegionsResponse.Of(mark, await register.FindAsync(mark, cancellation), await CorrectionsAsync(db, id, cancellation)));
    }

    private static async Task<IReadOnlyList<RegionCorrection>> CorrectionsAsync(EvidenceDb db, Guid mark, CancellationToken cancellation) =>
        await db.RegionCorrections.AsNoTracking().Where(c => c.MarkId == mark).OrderByDescending(c => c.At).ThenByDescending(c => c.Id).ToListAsync(cancellation);
}
