using System.Net;
using System.Net.Sockets;

namespace Ballistics.Service.Alerts;

/// <summary>Tells the addresses of the public internet from those that lead back inside (RFC 6890 and its IANA registries).</summary>
internal static class PublicAddress
{
    private static readonly IPNetwork[] s_notPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            // Loopback, unspecified and mapped addresses; translation, tunnels and documentation; unique local, link-local, site-local, multicast.
            "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    /// <summary>True where a host of the public internet can have the address.</summary>
    public static bool Is(IPAddress address)
    {
        IPAddress bare = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return bare.AddressFamily is AddressFamily.InterNetwork or AddressFamily.InterNetworkV6 && !s_notPublic.Any(network => network.Contains(bare));
    }
}
