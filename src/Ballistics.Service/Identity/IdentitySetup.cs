using Ballistics.Service.Audit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;

namespace Ballistics.Service.Identity;

/// <summary>Puts together how it is found out who asks, and what that opens.</summary>
internal static class IdentitySetup
{
    public static void AddIdentity(this IServiceCollection services)
    {
        services.AddRequester();
        services.AddSingleton<MemberAuthority>();
        services.AddSingleton<OutwardHttp>();
        services.AddSingleton<ProviderKeys>();
        services.AddSingleton<Passwords>();
        services.AddScoped<ShownRecords>();
        services.AddHostedService<FirstStart>();
        // Sessions outlive a restart: the keys their cookies are sealed with lie in the data folder, readable by the service alone.
        services.AddDataProtection().SetApplicationName("Ballistics");
        services.AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>()
            .Configure<Settings, ILoggerFactory>((keys, settings, logs) => keys.XmlRepository =
                new Microsoft.AspNetCore.DataProtection.Repositories.FileSystemXmlRepository(SealFolder(settings), logs));
        services.AddAuthentication(authentication =>
            {
                authentication.DefaultScheme = Schemes.Member;
                authentication.DefaultChallengeScheme = authentication.DefaultForbidScheme = Schemes.Key;
            })
            .AddPolicyScheme(Schemes.Member, null, policy => policy.ForwardDefaultSelector = Schemes.Of)
            .AddScheme<AuthenticationSchemeOptions, KeySignIn>(Schemes.Key, null)
            .AddScheme<AuthenticationSchemeOptions, TokenSignIn>(Schemes.Token, null)
            .AddScheme<AuthenticationSchemeOptions, CertificateSignIn>(Schemes.Certificate, null)
            .AddCookie(Schemes.Session, SessionCookie.Configure);
        services.AddSingleton<IAuthorizationHandler, AccessPolicy>();
        services.AddAuthorization(AccessPolicy.AddTo);
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.HeaderName = SessionForgery.Header;
            antiforgery.Cookie.Name = "ballistics-antiforgery";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            antiforgery.SuppressXFrameOptionsHeader = true; // every answer has it
        });
    }

    private static DirectoryInfo SealFolder(Settings settings)
    {
        DirectoryInfo folder = Directory.CreateDirectory(Path.Combine(settings.DataFolder, "session-keys"));
        if (!OperatingSystem.IsWindows())
            folder.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        return folder;
    }
}
