using System.Threading.RateLimiting;
using Ballistics.Search.Members;

namespace Ballistics.Service.Identity;

/// <summary>How many requests a minute are taken: of a member, of an agency as a whole, and of an address that says not who asks.</summary>
internal static class RequestRates
{
    public static PartitionedRateLimiter<HttpContext> Create(Settings settings) => PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<HttpContext, string>(context =>
            context.Features.Get<Requester>() is { } requester
                ? Minute($"member {requester.ApiKeyId ?? requester.ActorId}", settings.RequestsPerMinute)
                : Minute($"address {context.Connection.RemoteIpAddress}", settings.AnonymousRequestsPerMinute)),
        PartitionedRateLimiter.Create<HttpContext, string>(context =>
            context.Features.Get<Requester>() is { } requester
                ? Minute($"agency {requester.AgencyId}", settings.RequestsPerMinute * Limits.AgencyShare)
                : RateLimitPartition.GetNoLimiter("")));

    private static RateLimitPartition<string> Minute(string key, int requests) => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = requests,
        TokensPerPeriod = Math.Max(1, requests / 60),
        ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, 60 / requests)),
        AutoReplenishment = true,
    });
}
