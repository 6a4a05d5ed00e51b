using Microsoft.AspNetCore.Authorization;

namespace Ballistics.Service.Identity;

/// <summary>The one rule by which routes are opened: what <see cref="RouteAccess"/> says, and nothing where it says nothing.</summary>
internal sealed class AccessPolicy : AuthorizationHandler<AccessPolicy.Requirement>
{
    public const string Name = "access";

    /// <summary>Asks for the rule.</summary>
    internal sealed class Requirement : IAuthorizationRequirement;

    public static void AddTo(AuthorizationOptions options)
    {
        options.AddPolicy(Name, policy => policy.AddRequirements(new Requirement()));
        options.DefaultPolicy = options.FallbackPolicy = options.GetPolicy(Name)!;
    }

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Requirement requirement)
    {
        Endpoint? endpoint = (context.Resource as HttpContext)?.GetEndpoint();
        bool isMember = context.User.Identity?.IsAuthenticated == true;
        bool open = endpoint?.Metadata.GetMetadata<RouteAccess>() switch
        {
            { Reason: not null } => true,
            { } access => isMember && access.Roles.Any(role => context.User.IsInRole(role.ToString())),
            // What is no route at all: a member is told that nothing is there, anyone else to sign in.
            null => isMember && endpoint is not RouteEndpoint,
        };
        if (open)
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
