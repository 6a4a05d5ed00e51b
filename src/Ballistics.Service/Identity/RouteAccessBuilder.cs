using Ballistics.Search.Members;
using Microsoft.AspNetCore.Authorization;

namespace Ballistics.Service.Identity;

/// <summary>How a route or a group of routes says whom it is open to.</summary>
internal static class RouteAccessBuilder
{
    /// <summary>Opens it to those who have one of the roles. On a route it takes the place of what its group says.</summary>
    public static TBuilder Allow<TBuilder>(this TBuilder route, params ReadOnlySpan<Role> roles)
        where TBuilder : IEndpointConventionBuilder =>
        Say(route, new RouteAccess(roles.ToArray()));

    /// <summary>Opens it to anyone, and says why.</summary>
    public static TBuilder AllowAnyone<TBuilder>(this TBuilder route, string reason)
        where TBuilder : IEndpointConventionBuilder =>
        Say(route, new RouteAccess([], reason));

    private static TBuilder Say<TBuilder>(TBuilder route, RouteAccess access)
        where TBuilder : IEndpointConventionBuilder
    {
        route.WithMetadata(access, new AuthorizeAttribute(AccessPolicy.Name));
        // A library that opens its own routes to anyone does not decide it here.
        route.Finally(endpoint =>
        {
            foreach (IAllowAnonymous open in endpoint.Metadata.OfType<IAllowAnonymous>().ToArray())
                endpoint.Metadata.Remove(open);
        });
        return route;
    }
}
