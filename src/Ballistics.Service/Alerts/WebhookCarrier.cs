using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Ballistics.Search.Alerts;

namespace Ballistics.Service.Alerts;

/// <summary>Carries alerts as signed HTTP requests. A receiver that knows an id has had that alert; a second attempt says that it is one.</summary>
internal sealed class WebhookCarrier : IDisposable
{
    private readonly HttpClient _http;
    private readonly SecretBox _secrets;
    private readonly WebhookTargets _targets;

    public WebhookCarrier(WebhookTargets targets, SecretBox secrets)
    {
        (_targets, _secrets) = (targets, secrets);
        // No redirect and no proxy: either would lead where the targets' check has not looked.
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectCallback = targets.ConnectAsync,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>Sends once; returns what went wrong, or null where the receiver took it.</summary>
    public async Task<DeliveryProblem?> SendAsync(AlertEndpoint endpoint, AlertDelivery delivery, CancellationToken cancellation)
    {
        if (_targets.Check(endpoint.Address) is { } wrong)
            return new DeliveryProblem(wrong);
        try
        {
            using HttpRequestMessage request = Build(endpoint, delivery);
            using HttpResponseMessage answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return answer.IsSuccessStatusCode
                ? null
                : new DeliveryProblem($"The receiver answered {(int)answer.StatusCode}.", Final: answer.StatusCode == HttpStatusCode.Gone);
        }
        catch (HttpRequestException exception)
        {
            return new DeliveryProblem(exception.Message);
        }
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Build(AlertEndpoint endpoint, AlertDelivery delivery)
    {
        byte[] body = AlertMessage.Body(delivery.Alert!);
        string id = delivery.AlertId.ToString();
        long timestamp = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var request = new HttpRequestMessage(HttpMethod.Post, endpoint.Address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", WebhookSignature.Sign(_secrets.Unseal(endpoint.Secret), id, timestamp, body));
        request.Headers.Add("webhook-attempt", delivery.Attempts.ToString(CultureInfo.InvariantCulture));
        return request;
    }
}
