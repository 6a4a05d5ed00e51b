using Ballistics.Search.Audit;
using Ballistics.Search.Members;
using Ballistics.Search.Storage;
using Ballistics.Service.Identity;
using Ballistics.Service.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Service.Audit;

internal static class AuditEndpoints
{
    private const string Scope =
        "An auditor reads the ledger of the own agency: what it did, and what was done to its records. One who is a network officer too reads the network's with `network=true`.";

    public static void MapAudit(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/audit").WithTags("Audit").Allow(Role.Auditor).Reads(RecordReads.None);
        group.MapGet("/entries", ListAsync).WithName("ListAuditEntries").WithSummary("Who did what, to what and why, oldest first")
            .WithDescription($"{Scope} At most `limit` entries, those after the place `after`; `subject` is the id of what something was done to.").ProducesProblem(400).ProducesProblem(403);
        group.MapGet("/export", ExportAsync).WithName("ExportAudit").WithSummary("The ledger as a file that anyone can check")
            .WithDescription($"{Scope} `ballistics audit verify FILE` checks it; docs/audit.md describes it.").Produces<Stream>(200, "application/x-ndjson").ProducesProblem(403);
        group.MapGet("/key", (EvidenceStore store) => TypedResults.Ok(new AuditKeyResponse(store.AuditKey.Id, store.AuditKey.PublicKey)))
            .WithName("GetAuditKey").WithSummary("The key that signs the ledgers, to be compared with the one in a file").Allow(RouteAccess.Members);
    }

    private static async Task<Results<Ok<AuditEntryResponse[]>, ProblemHttpResult>> ListAsync(
        bool? network, Guid? subject, long? after, int? limit, Requester requester, EvidenceStore store, CancellationToken cancellation)
    {
        if (Page.Check(limit) is { } problem)
            return problem;
        if (Refuse(network, requester) is { } refusal)
            return refusal;
        Guid ledger = LedgerOf(network, requester);
        await using EvidenceDb db = store.OpenDb();
        IQueryable<AuditEntry> entries = db.AuditEntries.AsNoTracking().Where(e => e.LedgerId == ledger && e.Sequence > (after ?? 0));
        if (subject is not null)
            entries = entries.Where(e => e.SubjectId == subject);
        List<AuditEntry> page = await entries.OrderBy(e => e.Sequence).Take(Page.Length(limit)).ToListAsync(cancellation);
        await RecordAsync(db, requester, ledger, new { after = after ?? 0, entries = page.Count, subject }, cancellation);
        return TypedResults.Ok(page.Select(AuditEntryResponse.Of).ToArray());
    }

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> ExportAsync(
        bool? network, Requester requester, EvidenceStore store, CancellationToken cancellation)
    {
        if (Refuse(network, requester) is { } refusal)
            return refusal;
        Guid ledger = LedgerOf(network, requester);
        await using (EvidenceDb db = store.OpenDb())
            await RecordAsync(db, requester, ledger, new { exported = true }, cancellation);
        Stream export = await TemporaryFile.WriteAsync(file => AuditExport.WriteAsync(store, ledger, file, cancellation));
        return TypedResults.Stream(export, "application/x-ndjson", $"audit-{ledger}.jsonl");
    }

    private static Guid LedgerOf(bool? network, Requester requester) => network == true ? AuditLedger.Network : requester.AgencyId;

    private static ProblemHttpResult? Refuse(bool? network, Requester requester) => network == true && !requester.Has(Role.NetworkOfficer)
        ? ProblemCatalogue.NotAllowed.ToResult("The network's ledger is read by auditors who are network officers too. Leave network out to read your agency's.")
        : null;

    private static async Task RecordAsync(EvidenceDb db, Requester requester, Guid ledger, object details, CancellationToken cancellation)
    {
        AuditTrail.Append(db, AuditActor.Of(requester), AuditAction.AuditRead, new AuditSubject("ledger", ledger, requester.AgencyId), requester.Purpose, details);
        await db.SaveChangesAsync(cancellation);
    }
}
