using Ballistics.Search.Storage;
using Ballistics.Service;
using Ballistics.Service.Identity;
using Ballistics.Service.OpenApi;

// What the service says of itself, to be kept in the repository.
(string Option, string Example, Func<IServiceProvider, Task<string>> Describe)[] descriptions =
[
    (OpenApiFile.Option, "docs/openapi/v1.json", services => OpenApiFile.TextAsync(services, CancellationToken.None)),
    (AuthorisationTable.Option, "docs/authorisation.md", services => Task.FromResult(AuthorisationTable.Text(services.GetRequiredService<EndpointDataSource>()))),
];
try
{
    foreach ((string option, string example, Func<IServiceProvider, Task<string>> describe) in descriptions)
    {
        int at = Array.IndexOf(args, option);
        if (at >= 0 && at + 1 < args.Length)
            return await DescriptionWriter.RunAsync(args[at + 1], describe);
        if (at >= 0)
        {
            await Console.Error.WriteLineAsync($"Name the file to write: {option} {example}");
            return 1;
        }
    }
    WebApplication app = ServiceApplication.Build(args);
    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (exception is StoreUnavailableException or SettingsException)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
