using System.Net;
using System.Net.Sockets;

namespace Ballistics.Service.Alerts;

/// <summary>
/// Where webhooks may go. A member names the address, so without this the service could be made to ask its own network's machines in the
/// member's stead. The address is looked at when it is entered, and what its name leads to each time a connection is made.
/// </summary>
internal sealed class WebhookTargets(AlertSettings settings)
{
    /// <summary>What is wrong with an address; null where nothing is.</summary>
    public string? Check(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("https" or "http"))
            return $"'{address}' is no address of a webhook. Give one that begins with https://.";
        if (uri.UserInfo.Length > 0 || uri.Fragment.Length > 0)
            return "The address of a webhook has neither a user nor a fragment. Leave them out; requests are signed.";
        if (settings.PrivateHosts.Contains(uri.IdnHost))
            return null;
        if (uri.Scheme != "https")
            return $"'{address}' is not secured by TLS. Give an address that begins with https://, or have the operator allow the host.";
        return IPAddress.TryParse(uri.IdnHost.Trim('[', ']'), out IPAddress? ip) && !PublicAddress.Is(ip) || uri.IsLoopback
            ? $"'{uri.IdnHost}' is no address of the public internet. Give another, or have the operator allow the host."
            : null;
    }

    /// <summary>Connects to what a name leads to just now, and to nothing that is not public unless the operator allowed the name.</summary>
    /// <exception cref="HttpRequestException">The name leads to no address that is allowed.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        DnsEndPoint host = context.DnsEndPoint;
        IPAddress[] found = await Dns.GetHostAddressesAsync(host.Host.Trim('[', ']'), cancellation);
        IPAddress[] allowed = settings.PrivateHosts.Contains(host.Host) ? found : [.. found.Where(PublicAddress.Is)];
        if (allowed.Length == 0)
            throw new HttpRequestException($"'{host.Host}' leads to no address of the public internet.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, host.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
