using Ballistics.Search.Members;
using Ballistics.Service.Problems;

namespace Ballistics.Service.Identity;

/// <summary>Gives an endpoint the <see cref="Requester"/> as a parameter: whoever the request was found to come from.</summary>
internal static class RequesterBinding
{
    public static void AddRequester(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped(provider => provider.GetRequiredService<IHttpContextAccessor>().HttpContext?.Features.Get<Requester>()
            ?? throw new ProblemException(ProblemCatalogue.NotSignedIn, "The request does not say who asks. Sign in, or send a key in the header Authorization."));
    }
}
