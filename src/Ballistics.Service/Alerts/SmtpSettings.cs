using MailKit.Security;

namespace Ballistics.Service.Alerts;

/// <summary>The mail server that carries alerts.</summary>
/// <param name="Host">Its name.</param>
/// <param name="Port">Its port.</param>
/// <param name="Security">How the connection is secured; StartTls where it is not set.</param>
/// <param name="From">The address mails come from.</param>
/// <param name="User">The name to sign in with; null where the server asks for none.</param>
/// <param name="Password">The password.</param>
public sealed record SmtpSettings(string Host, int Port, SecureSocketOptions Security, string From, string? User, string? Password)
{
    /// <summary>Reads the settings; null where no host is set.</summary>
    public static SmtpSettings? Read(IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return section[nameof(Host)] is not { Length: > 0 } host
            ? null
            : new SmtpSettings(
                host, section.GetValue(nameof(Port), 587), section.GetValue(nameof(Security), SecureSocketOptions.StartTls),
                section[nameof(From)] ?? $"ballistics@{host}", section[nameof(User)], section[nameof(Password)]);
    }
}
