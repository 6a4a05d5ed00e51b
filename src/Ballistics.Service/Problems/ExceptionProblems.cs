using System.Text.Json;
using Ballistics.Evidence;
using Ballistics.Search.Casework;
using Ballistics.Search.Intake;
using Ballistics.Search.Members;
using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;
using Ballistics.Service.Marks;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Ballistics.Service.Problems;

/// <summary>Turns what a request threw into the problem it is answered with.</summary>
internal sealed class ExceptionProblems(IProblemDetailsService problems, ILogger<ExceptionProblems> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }
        (ProblemType type, string detail) = Describe(exception);
        if (type.Status >= StatusCodes.Status500InternalServerError)
            ServiceLog.RequestFailed(log, context.Request.Method, context.Request.Path, exception);
        var details = new ProblemDetails { Type = type.Type, Title = type.Title, Status = type.Status, Detail = detail };
        if (exception is SubmissionRefusedException { ExistingMarkId: { } existing })
            details.Extensions["existingId"] = existing;
        if (exception is RejectedScanException { Quality: { } quality })
            details.Extensions["quality"] = QualityResponse.Of(quality);
        if (exception is CaseworkRefusedException { Allowed: var allowed })
            details.Extensions["allowed"] = allowed;
        if (type == ProblemCatalogue.Busy || type == ProblemCatalogue.TooManySearches || type == ProblemCatalogue.TooManyScans)
            context.Response.Headers.RetryAfter = "10";
        context.Response.StatusCode = type.Status;
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = details, Exception = exception });
    }

    private static (ProblemType Type, string Detail) Describe(Exception exception) => exception switch
    {
        RejectedScanException rejected => (ProblemCatalogue.Of(rejected.Reason), rejected.Message),
        SubmissionRefusedException refused => (ProblemCatalogue.Of(refused.Problem), refused.Message),
        MemberRefusedException member => (ProblemCatalogue.MemberRefused, member.Message),
        ProblemException problem => (problem.Type, problem.Message),
        ProbeNotSearchableException probe => (ProblemCatalogue.NotSearchable, probe.Message),
        SearchLimitException limit => (ProblemCatalogue.TooManySearches, limit.Message),
        ReplayNotPossibleException replay => (ProblemCatalogue.ReplayNotPossible, replay.Message),
        CaseworkRefusedException casework => (ProblemCatalogue.NotAllowedNow, casework.Message),
        SearchQueueFullException queue => (ProblemCatalogue.Busy, queue.Message),
        IntakeLimitException limit => (ProblemCatalogue.TooManyScans, limit.Message),
        IntakeQueueFullException queue => (ProblemCatalogue.Busy, queue.Message),
        OriginalLostException lost => (ProblemCatalogue.OriginalLost, lost.Message),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            (ProblemCatalogue.TooLarge, $"The request body is larger than this address takes: {Limits.BodyBytes >> 20} MB, {Limits.UploadBytes >> 20} MB for an upload."),
        BadHttpRequestException bad => (ProblemCatalogue.Of(bad.StatusCode), Explain(bad)),
        _ when StorageFailure.IsFullOrReadOnly(exception) => (ProblemCatalogue.StorageNotWritable, ProblemCatalogue.StorageNotWritable.Description),
        _ => (ProblemCatalogue.InternalError, ProblemCatalogue.InternalError.Description),
    };

    // The framework names our types by their full names; to a caller the member and its place are what counts.
    private static string Explain(BadHttpRequestException bad) => bad.InnerException is JsonException json
        ? $"The request body cannot be read: {json.Message.Replace($"{typeof(ExceptionProblems).Assembly.GetName().Name}.", "", StringComparison.Ordinal)} /api-docs describes what is expected."
        : bad.Message;
}
