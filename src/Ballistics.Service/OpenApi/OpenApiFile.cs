using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Ballistics.Service.OpenApi;

/// <summary>The API's description as a file, the same on every machine.</summary>
internal static class OpenApiFile
{
    public const string Option = "--write-openapi";

    /// <summary>The description as indented JSON with one line break at its end.</summary>
    public static async Task<string> TextAsync(IServiceProvider services, CancellationToken cancellation)
    {
        IOpenApiDocumentProvider provider = services.GetRequiredKeyedService<IOpenApiDocumentProvider>(OpenApiSetup.DocumentName);
        OpenApiDocument document = await provider.GetOpenApiDocumentAsync(cancellation);
        return (await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellation)).ReplaceLineEndings("\n").TrimEnd() + "\n";
    }
}
