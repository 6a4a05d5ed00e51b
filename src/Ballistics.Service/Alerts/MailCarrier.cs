using System.Globalization;
using System.Net.Sockets;
using Ballistics.Search.Alerts;
using MailKit;
using MailKit.Net.Smtp;
using MimeKit;

namespace Ballistics.Service.Alerts;

/// <summary>Carries alerts as mails. Mail is read on the way, so one says that there is an alert and nothing else: no kind, no record, no agency.</summary>
internal sealed class MailCarrier(AlertSettings settings)
{
    /// <summary>Sends once; returns what went wrong, or null where the mail server took it.</summary>
    public async Task<DeliveryProblem?> SendAsync(AlertEndpoint endpoint, AlertDelivery delivery, CancellationToken cancellation)
    {
        if (settings.Smtp is not { } smtp)
            return new DeliveryProblem("No mail server is set.");
        try
        {
            using MimeMessage mail = Write(endpoint, delivery, smtp);
            using var client = new SmtpClient();
            await client.ConnectAsync(smtp.Host, smtp.Port, smtp.Security, cancellation);
            if (smtp.User is { } user)
                await client.AuthenticateAsync(user, smtp.Password ?? "", cancellation);
            await client.SendAsync(mail, cancellation);
            // The mail was taken; that the server does not say goodbye changes nothing.
            await client.DisconnectAsync(quit: true, CancellationToken.None);
            return null;
        }
        catch (Exception exception) when (exception is SocketException or IOException or ProtocolException or CommandException or MailKit.Security.AuthenticationException or MailKit.Security.SslHandshakeException)
        {
            return new DeliveryProblem(exception.Message);
        }
    }

    private MimeMessage Write(AlertEndpoint endpoint, AlertDelivery delivery, SmtpSettings smtp)
    {
        string where = settings.PublicAddress is { } address ? $" at {address}" : "";
        var mail = new MimeMessage { Subject = "Ballistics: a new alert", MessageId = $"{delivery.AlertId}@{smtp.From[(smtp.From.LastIndexOf('@') + 1)..]}" };
        mail.From.Add(MailboxAddress.Parse(smtp.From));
        mail.To.Add(MailboxAddress.Parse(endpoint.Address));
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        mail.Headers.Add("X-Alert-Attempt", delivery.Attempts.ToString(CultureInfo.InvariantCulture));
        mail.Body = new TextPart("plain") { Text = $"There is a new alert in your agency's inbox. Sign in{where} to read it.\r\n" };
        return mail;
    }
}
