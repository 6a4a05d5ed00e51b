namespace Ballistics.Service.OpenApi;

/// <summary>Writes the API's description to a file; starts the service aside, on a data folder that is thrown away.</summary>
internal static class DescriptionWriter
{
    public static async Task<int> RunAsync(string path)
    {
        string folder = Directory.CreateTempSubdirectory("ballistics-openapi-").FullName;
        try
        {
            await using WebApplication app = ServiceApplication.Build(
                ["--urls", "http://127.0.0.1:0", "--Ballistics:DataFolder", folder, "--Logging:LogLevel:Default", "Warning"]);
            await app.StartAsync();
            path = Path.GetFullPath(path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, await OpenApiFile.TextAsync(app.Services, CancellationToken.None));
            await app.StopAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        return 0;
    }
}
