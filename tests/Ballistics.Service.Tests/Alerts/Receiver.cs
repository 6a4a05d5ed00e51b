using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ballistics.Service.Tests.Alerts;

/// <summary>A member's own server that takes webhooks, on a real port; it answers as the test says.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Receiver(WebApplication app) => _app = app;

    /// <summary>What arrived, in the order of arrival.</summary>
    public ConcurrentQueue<Arrival> Arrivals { get; } = new();

    /// <summary>What is answered, by the number of the arrival from 1.</summary>
    public Func<int, CancellationToken, Task<int>> Answer { get; set; } = (_, _) => Task.FromResult(204);

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/hook");

    public static async Task<Receiver> StartAsync(int port = 0)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var receiver = new Receiver(builder.Build());
        receiver._app.MapPost("/hook", receiver.TakeAsync);
        await receiver._app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    /// <summary>Waits until so many have arrived.</summary>
    public async Task<Arrival[]> AwaitAsync(int count)
    {
        while (Arrivals.Count < count)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        return [.. Arrivals];
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(0);
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        Arrivals.Enqueue(new Arrival(
            request.Headers["webhook-id"].ToString(), long.Parse(request.Headers["webhook-timestamp"].ToString(), null), request.Headers["webhook-signature"].ToString(),
            int.Parse(request.Headers["webhook-attempt"].ToString(), null), body.ToArray()));
        return Results.StatusCode(await Answer(Arrivals.Count, request.HttpContext.RequestAborted));
    }

    internal sealed record Arrival(string Id, long Timestamp, string Signature, int Attempt, byte[] Body);
}
