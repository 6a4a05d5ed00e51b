using Ballistics.Search.Audit;
using Ballistics.Search.Members;
using Ballistics.Search.Storage;
using Ballistics.Service.Identity;
using Ballistics.Service.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ballistics.Service.Audit;

/// <summary>
/// Demands a purpose of whoever asks for other agencies' records, and tells the trail of what an answer shows of them, after it is made and
/// before its first byte is sent.
/// </summary>
internal sealed class AuditedReads(EvidenceStore store) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        HttpContext http = context.HttpContext;
        if (http.Features.Get<Requester>() is not { } requester)
            return await next(context);
        RecordReads reads = RouteReads.Of(http.GetEndpoint());
        // Asked before anything is done: a step is not half taken.
        if (reads == RecordReads.Others && requester.Purpose is null)
            return Refuse();
        object? result = await next(context);
        IReadOnlyCollection<ShownRecord> shown = http.RequestServices.GetRequiredService<ShownRecords>().Others;
        if (shown.Count == 0)
            return result;
        if (reads is RecordReads.None or RecordReads.Own or RecordReads.Counts)
            throw new InvalidOperationException($"{http.Request.Path} says that it shows no other agency's record, and shows one. Let its route say what it reads.");
        if (requester.Purpose is null && shown.Any(record => record.Purpose is null))
        {
            if ((result is INestedHttpResult nested ? nested.Result : result) is FileStreamHttpResult file)
                await file.FileStream.DisposeAsync();
            return Refuse();
        }
        await TellAsync(requester, shown);
        return result;
    }

    // Not stopped by a caller who hangs up: what was made for him was read.
    private async Task TellAsync(Requester requester, IReadOnlyCollection<ShownRecord> shown)
    {
        await using EvidenceDb db = store.OpenDb();
        foreach (ShownRecord record in shown)
            AuditTrail.Append(
                db, AuditActor.Of(requester), record.Action, new AuditSubject("exhibit", record.Exhibit, record.Owner), requester.Purpose ?? record.Purpose, record.Details, null, record.SeenAs);
        await db.SaveChangesAsync();
    }

    /// <summary>The answer to whoever states no purpose.</summary>
    public static ProblemHttpResult Refuse() => ProblemCatalogue.PurposeMissing.ToResult(
        $"Other agencies' records are read for a purpose, which their owners are told. State it in the header {SignedIn.PurposeHeader}.");
}
