namespace Ballistics.Service.OpenApi;

/// <summary>Writes what the service says of itself to a file; starts the service aside, on a data folder that is thrown away.</summary>
internal static class DescriptionWriter
{
    public static async Task<int> RunAsync(string path, Func<IServiceProvider, Task<string>> describe)
    {
        string folder = Directory.CreateTempSubdirectory("ballistics-openapi-").FullName;
        try
        {
            await using WebApplication app = ServiceApplication.Build(
                ["--urls", "http://127.0.0.1:0", "--Ballistics:DataFolder", folder, "--Ballistics:AnnounceFirstSignIn", "false", "--Logging:LogLevel:Default", "Warning"]);
            await app.StartAsync();
            path = Path.GetFullPath(path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, await describe(app.Services));
            await app.StopAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        return 0;
    }
}
