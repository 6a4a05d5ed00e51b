using Ballistics.Search.Storage;
using Ballistics.Service;
using Ballistics.Service.OpenApi;

int option = Array.IndexOf(args, OpenApiFile.Option);
if (option >= 0 && option + 1 == args.Length)
{
    await Console.Error.WriteLineAsync($"Name the file to write: {OpenApiFile.Option} docs/openapi/v1.json");
    return 1;
}
try
{
    if (option >= 0)
        return await DescriptionWriter.RunAsync(args[option + 1]);
    WebApplication app = ServiceApplication.Build(args);
    await app.RunAsync();
    return 0;
}
catch (StoreUnavailableException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
