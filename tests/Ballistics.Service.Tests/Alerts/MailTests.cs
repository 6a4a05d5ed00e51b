using Ballistics.Search.Alerts;
using Ballistics.Service.Alerts;
using MailKit.Security;

namespace Ballistics.Service.Tests.Alerts;

public sealed class MailTests
{
    [Fact]
    public async Task A_mail_says_that_there_is_an_alert_and_nothing_of_what_it_tells()
    {
        await using var server = new SmtpListener { Refused = 1 };
        await using Delivery delivery = await Delivery.OpenAsync(smtp: new SmtpSettings("127.0.0.1", server.Port, SecureSocketOptions.None, "ballistics@network.example", null, null));
        Guid agency = await delivery.AddAgencyAsync(), endpoint = await delivery.AddEndpointAsync(agency, "lab@suva.example", AlertEndpointKind.Email);
        await delivery.AlertAsync(agency);
        await delivery.StartAsync();
        AlertDelivery delivered = Assert.Single(await delivery.AwaitAsync(endpoint, DeliveryState.Delivered));

        string mail = Assert.Single(server.Mails);
        Assert.Contains("To: lab@suva.example", mail, StringComparison.Ordinal);
        Assert.Contains($"Message-Id: <{delivered.AlertId}@network.example>", mail, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("X-Alert-Attempt: 2", mail, StringComparison.Ordinal);
        Assert.Contains("Sign in at https://ballistics.example", mail, StringComparison.Ordinal);
        Assert.DoesNotContain(delivered.Alert!.SubjectId.ToString(), mail, StringComparison.Ordinal);
        Assert.DoesNotContain("Candidate", mail, StringComparison.OrdinalIgnoreCase);
    }
}
