using Microsoft.OpenApi;

namespace Ballistics.Service.OpenApi;

internal static class OpenApiSetup
{
    public const string DocumentName = "v1";

    public static void AddApiDescription(this IServiceCollection services) => services.AddOpenApi(DocumentName, options => options.AddDocumentTransformer((document, _, _) =>
    {
        document.Info = new OpenApiInfo
        {
            Title = "Ballistics",
            Version = DocumentName,
            Description = "Compares the marks on fired cartridge cases and bullets. Lengths are metres, angles degrees. Problems are RFC 9457 problem details; their types are described at /problems. A score orders candidates for an examiner; it is no probability and no conclusion.",
            License = new OpenApiLicense { Name = "Apache-2.0", Identifier = "Apache-2.0" },
        };
        // Where the service listens is no part of its description.
        document.Servers = [];
        return Task.CompletedTask;
    }));
}
