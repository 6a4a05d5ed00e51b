using Ballistics.Search.Audit;
using Ballistics.Search.Intake;
using Ballistics.Search.Members;
using Ballistics.Search.Storage;
using Ballistics.Service.Audit;
using Ballistics.Service.Identity;
using Ballistics.Service.Pictures;
using Ballistics.Service.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Service.Marks;

internal static class MarkEndpoints
{
    public const string UploadPolicy = "uploads";
    private const string AnswerLater = "respond-async";

    public static void MapMarks(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/exhibits/{id:guid}/marks", AddAsync).WithTags("Marks").WithName("AddMark").WithSummary("Upload the scan of a mark")
            .WithDescription("The file is streamed, checked, prepared and kept byte for byte. A refused scan leaves nothing behind. The same bytes are taken once per exhibit and kind of mark. The answer waits for the verdict on the mark, unless the header says Prefer: respond-async (RFC 7240): then it is 202 as soon as file and mark are on the disk, and the mark's state tells what became of it, after a restart of the service too.")
            .Accepts<MarkUploadForm>("multipart/form-data").DisableAntiforgery().RequireRateLimiting(UploadPolicy).Allow(RouteAccess.Submitters).Reads(RecordReads.Own)
            .WithMetadata(new RequestSizeLimitAttribute(Limits.UploadBytes))
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(413).ProducesProblem(415).ProducesProblem(422).ProducesProblem(429).ProducesProblem(503);
        RouteGroupBuilder group = routes.MapGroup("/marks").WithTags("Marks").Allow(RouteAccess.Readers).Reads(RecordReads.OwnOrOthers);
        group.MapGet("/{id:guid}", GetAsync).WithName("GetMark").WithSummary("One mark").ProducesProblem(400).ProducesProblem(404);
        group.MapGet("/{id:guid}/original", GetOriginalAsync).WithName("GetOriginal").WithSummary("The scan, byte for byte as uploaded")
            .WithDescription("The bytes are checked against their digest before the first is sent; the header Repr-Digest gives it (RFC 9530).")
            .Produces<Stream>(200, "application/octet-stream").ProducesProblem(400).ProducesProblem(404).ProducesProblem(500);
        group.MapGet("/{id:guid}/picture", GetPictureAsync).WithName("GetPicture").WithSummary("A picture of the scan, lit from the side")
            .Produces<Stream>(200, "image/png").ProducesProblem(400).ProducesProblem(404).ProducesProblem(500);
    }

    private static async Task<Results<Created<MarkResponse>, Accepted<MarkResponse>, ProblemHttpResult>> AddAsync(
        Guid id, HttpRequest request, Requester requester, EvidenceStore store, MarkIntake intake, ScanQueue queue, CancellationToken cancellation)
    {
        await using (EvidenceDb db = store.OpenDb())
            if (!await db.Exhibits.AnyAsync(e => e.Id == id && e.AgencyId == requester.AgencyId, cancellation))
                return ProblemResults.NotFound("exhibit", id);
        ScanUpload upload = await ScanUpload.ReadAsync(id, request, cancellation);
        if (MayAnswerLater(request))
        {
            Mark received = await queue.AddAsync(upload.Submission, requester.AgencyId, upload.Scan, cancellation);
            request.HttpContext.Response.Headers["Preference-Applied"] = AnswerLater;
            return TypedResults.Accepted($"/api/v1/marks/{received.Id}", MarkResponse.Of(received));
        }
        Mark mark = await intake.TakeInAsync(upload.Submission, upload.Scan, cancellation);
        return TypedResults.Created($"/api/v1/marks/{mark.Id}", MarkResponse.Of(mark));
    }

    private static bool MayAnswerLater(HttpRequest request) => request.Headers["Prefer"]
        .SelectMany(value => (value ?? "").Split(',', ';')).Any(preference => preference.Trim().Equals(AnswerLater, StringComparison.OrdinalIgnoreCase));

    private static async Task<Results<Ok<MarkResponse>, ProblemHttpResult>> GetAsync(
        Guid id, Requester requester, ShownRecords shown, EvidenceStore store, CancellationToken cancellation) =>
        await FindAsync(id, AuditAction.MarkRead, requester, shown, store, cancellation) is { } mark ? TypedResults.Ok(MarkResponse.Of(mark)) : ProblemResults.NotFound("mark", id);

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> GetOriginalAsync(
        Guid id, Requester requester, ShownRecords shown, EvidenceStore store, HttpResponse response, CancellationToken cancellation)
    {
        if (await FindAsync(id, AuditAction.OriginalRead, requester, shown, store, cancellation) is not { } mark)
            return ProblemResults.NotFound("mark", id);
        FileStream original = await store.Originals.OpenAsync(mark.Sha256, cancellation);
        response.Headers["Repr-Digest"] = PartDigest.Write(mark.Sha256);
        return TypedResults.Stream(original, "application/octet-stream", mark.FileName, mark.ReceivedAt, new($"\"{mark.Sha256}\""));
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> GetPictureAsync(
        Guid id, Requester requester, ShownRecords shown, EvidenceStore store, ScanPictures pictures, CancellationToken cancellation) =>
        await FindAsync(id, AuditAction.PictureRead, requester, shown, store, cancellation) is { } mark
            ? TypedResults.Bytes(await pictures.DrawAsync(mark, cancellation), "image/png")
            : ProblemResults.NotFound("mark", id);

    private static async Task<Mark?> FindAsync(Guid id, AuditAction action, Requester requester, ShownRecords shown, EvidenceStore store, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        return await ReadableMark.FindAsync(db, id, action, requester, shown, cancellation);
    }
}
