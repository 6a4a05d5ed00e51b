using System.Net;
using System.Net.Sockets;
using Ballistics.Service.Alerts;

namespace Ballistics.Service.Identity;

/// <summary>
/// Requests for the keys of identity providers, to addresses that a network officer named. They go to public addresses only, so that nobody reaches the
/// inside of this network through the service; the address is judged when the connection is made, after the name was looked up.
/// </summary>
internal sealed class OutwardHttp : IDisposable
{
    private readonly bool _anywhere;

    public OutwardHttp(Settings settings)
    {
        _anywhere = settings.AllowPrivateAddresses;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, ConnectCallback = ConnectAsync })
        {
            Timeout = Limits.OutwardTimeout,
            MaxResponseContentBufferSize = Limits.OutwardBytes,
        };
    }

    /// <summary>Sends the requests.</summary>
    public HttpClient Client { get; }

    public void Dispose() => Client.Dispose();

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        IPAddress[] addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation);
        IPAddress[] open = _anywhere ? addresses : [.. addresses.Where(PublicAddress.Is)];
        if (open.Length == 0)
            throw new HttpRequestException($"{context.DnsEndPoint.Host} has no public address. Ballistics:AllowPrivateAddresses lets the service reach others.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
