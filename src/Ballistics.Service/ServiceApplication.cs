using System.Globalization;
using System.Text.Json.Serialization;
using System.Threading.RateLimiting;
using Ballistics.Search.Alerts;
using Ballistics.Search.Index;
using Ballistics.Search.Intake;
using Ballistics.Search.Ranking;
using Ballistics.Search.Regions;
using Ballistics.Search.Retention;
using Ballistics.Search.Standing;
using Ballistics.Search.Storage;
using Ballistics.Search.Workers;
using Ballistics.Service.Agencies;
using Ballistics.Service.Alerts;
using Ballistics.Service.Audit;
using Ballistics.Service.Background;
using Ballistics.Service.Backlog;
using Ballistics.Service.CaseRecords;
using Ballistics.Service.Certificates;
using Ballistics.Service.Countries;
using Ballistics.Service.DetailRequests;
using Ballistics.Service.Exhibits;
using Ballistics.Service.Firearms;
using Ballistics.Service.Health;
using Ballistics.Service.Hits;
using Ballistics.Service.Identity;
using Ballistics.Service.IdentityProviders;
using Ballistics.Service.Keys;
using Ballistics.Service.Leads;
using Ballistics.Service.Links;
using Ballistics.Service.Marks;
using Ballistics.Service.OpenApi;
using Ballistics.Service.Persons;
using Ballistics.Service.Pictures;
using Ballistics.Service.Problems;
using Ballistics.Service.RegionalBodies;
using Ballistics.Service.Regions;
using Ballistics.Service.Retention;
using Ballistics.Service.Searches;
using Ballistics.Service.Sessions;
using Ballistics.Service.Telemetry;
using Ballistics.Service.Terms;
using Microsoft.AspNetCore.RateLimiting;
using Scalar.AspNetCore;

namespace Ballistics.Service;

/// <summary>Puts the service together.</summary>
internal static class ServiceApplication
{
    public static WebApplication Build(string[] args)
    {
        // Settings and pages lie beside the program, wherever it is started from, unless the caller says otherwise.
        bool told = args.Any(argument => argument.StartsWith("--contentRoot", StringComparison.OrdinalIgnoreCase));
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = told ? null : AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Limits.BodyBytes;
            kestrel.ConfigureHttpsDefaults(https => kestrel.ApplicationServices.GetRequiredService<MemberAuthority>().Configure(https));
        });
        builder.AddStructuredLogs();
        builder.AddTelemetry();
        // First, so that the local administrator's agency is there before the demo exhibits, which may belong to it.
        builder.Services.AddIdentity();
        AddStorage(builder.Services);
        AddApi(builder.Services);
        WebApplication app = builder.Build();
        // Opened now and not by the first request: a folder that cannot be opened is a reason not to start.
        app.Services.GetRequiredService<EvidenceStore>();
        Map(app);
        return app;
    }

    private static void AddStorage(IServiceCollection services)
    {
        services.AddSingleton(provider => Settings.Read(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton(provider => OpenStore(provider.GetRequiredService<Settings>(), provider.GetRequiredService<ILogger<EvidenceStore>>()));
        services.AddSingleton(_ => new ScanWorkers());
        services.AddSingleton<MarkIntake>();
        services.AddSingleton<SignatureRebuilder>();
        services.AddSingleton<ScanQueue>();
        // Searches compute on threads of their own, so that a long one holds up no upload.
        services.AddSingleton(_ => new WorkerThreads("search worker", WorkerThreads.SuitableCount));
        services.AddSingleton(provider => new SearchJobs(provider.GetRequiredService<EvidenceStore>(), provider.GetRequiredService<WorkerThreads>()));
        services.AddSingleton(provider => new StandingSearches(
            provider.GetRequiredService<EvidenceStore>(), provider.GetRequiredService<WorkerThreads>(), provider.GetRequiredService<ScanWorkers>()));
        services.AddSingleton<PreparedMarks>();
        services.AddSingleton<ScanPictures>();
        services.AddSingleton<ComparisonPictures>();
        services.AddHostedService<SearchRunner>();
        services.AddHostedService<StandingSearchRunner>();
        services.AddHostedService<Upkeep>();
        services.AddHostedService<ScanQueueRunner>();
        services.AddHostedService<DemoLoader>();
        services.AddHostedService<AuditSigner>();
        services.AddSingleton(provider => AlertSettings.Read(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton(provider => SecretBox.Open(provider.GetRequiredService<Settings>().DataFolder));
        services.AddSingleton<WebhookTargets>();
        services.AddSingleton<WebhookCarrier>();
        services.AddSingleton<MailCarrier>();
        services.AddHostedService<AlertCourier>();
        services.AddSingleton<IMarkCache>(provider => provider.GetRequiredService<PreparedMarks>());
        services.AddSingleton<RecordPurge>();
        services.AddSingleton<RegionRegister>();
        services.AddHostedService<ReviewRunner>();
        services.AddSingleton<Disclosures.DisclosurePackage>();
    }

    private static EvidenceStore OpenStore(Settings settings, ILogger<EvidenceStore> log)
    {
        EvidenceStore store = EvidenceStore.OpenAsync(settings.DataFolder, log, settings.Database).GetAwaiter().GetResult();
        store.OpenIndexAsync(new ServingEmbedder()).GetAwaiter().GetResult();
        return store;
    }

    private static void AddApi(IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false));
            json.SerializerOptions.RespectNullableAnnotations = true;
            json.SerializerOptions.RespectRequiredConstructorParameters = true;
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddValidation();
        services.AddProblemDetails(options => options.CustomizeProblemDetails = ProblemEndpoints.Complete);
        services.AddExceptionHandler<ExceptionProblems>();
        services.AddHealthChecks().AddCheck<StorageHealth>("storage");
        services.AddApiDescription();
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.AddConcurrencyLimiter(MarkEndpoints.UploadPolicy, uploads =>
            {
                uploads.PermitLimit = Limits.ConcurrentUploads;
                uploads.QueueLimit = Limits.WaitingUploads;
            });
            limiter.OnRejected = (context, _) =>
            {
                // Requests a minute say when to come back; a full waiting room of uploads is nobody's fault and cannot.
                if (!context.Lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan after))
                    context.HttpContext.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                context.HttpContext.Response.Headers.RetryAfter = after > TimeSpan.Zero ? Math.Ceiling(after.TotalSeconds).ToString(CultureInfo.InvariantCulture) : "10";
                return ValueTask.CompletedTask;
            };
        });
        services.AddOptions<RateLimiterOptions>().Configure<Settings>((limiter, settings) => limiter.GlobalLimiter = RequestRates.Create(settings));
    }

    private static void Map(WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseSecureHeaders();
        app.UseDefaultFiles();
        app.UseStaticFiles();
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseSessionForgery();
        app.MapOpenApi().Allow(RouteAccess.Members);
        // Nothing of the page comes from another host or goes to one.
        app.MapScalarApiReference("/api-docs", scalar =>
            scalar.WithTitle("Ballistics API").DisableDefaultFonts().DisableTelemetry().DisableAgent().HideDeveloperTools()).Allow(RouteAccess.Members);
        app.MapHealth();
        app.MapProblems();
        RouteGroupBuilder api = app.MapGroup("/api/v1");
        api.AddEndpointFilter<RouteGroupBuilder, AuditedReads>();
        api.MapAlertInbox();
        api.MapAlertTargets();
        api.MapAudit();
        api.MapRetention();
        Disclosures.DisclosureEndpoints.MapDisclosures(api);
        api.MapSessions();
        api.MapCountries();
        api.MapRegionalBodies();
        api.MapAgencies();
        api.MapIdentityProviders();
        api.MapPersons();
        api.MapKeys();
        api.MapCertificates();
        api.MapCaseRecords();
        api.MapExhibits();
        api.MapStandingSearches();
        api.MapMarks();
        api.MapRegions();
        api.MapSearches();
        api.MapTerms();
        api.MapLeads();
        api.MapDetailRequests();
        api.MapHits();
        api.MapFirearms();
        api.MapLinks();
        api.MapBacklog();
    }
}
