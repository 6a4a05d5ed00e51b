using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ballistics.Search.Alerts;

namespace Ballistics.Service.Tests.Alerts;

public sealed class WebhookTests
{
    [Fact]
    public async Task An_alert_arrives_once_signed_as_the_specification_says_and_tells_nothing_of_a_record()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        await using Delivery delivery = await Delivery.OpenAsync();
        Guid agency = await delivery.AddAgencyAsync(), endpoint = await delivery.AddEndpointAsync(agency, $"{receiver.Address}");
        await delivery.AlertAsync(agency);
        await delivery.StartAsync();
        AlertDelivery delivered = Assert.Single(await delivery.AwaitAsync(endpoint, DeliveryState.Delivered));

        Receiver.Arrival arrival = Assert.Single(receiver.Arrivals);
        Assert.Equal((delivered.AlertId.ToString(), 1), (arrival.Id, arrival.Attempt));
        byte[] signed = [.. Encoding.ASCII.GetBytes($"{arrival.Id}.{arrival.Timestamp}."), .. arrival.Body];
        Assert.Equal($"v1,{Convert.ToBase64String(HMACSHA256.HashData(Delivery.Secret, signed))}", arrival.Signature);
        JsonElement body = JsonElement.Parse(Encoding.UTF8.GetString(arrival.Body));
        Assert.Equal(["type", "timestamp", "data"], body.EnumerateObject().Select(member => member.Name));
        Assert.Equal(["id", "sequence", "subject"], body.GetProperty("data").EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task A_receiver_that_answers_500_gets_everything_in_the_end_and_every_repetition_says_that_it_is_one()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        await using Delivery delivery = await Delivery.OpenAsync();
        Guid agency = await delivery.AddAgencyAsync(), endpoint = await delivery.AddEndpointAsync(agency, $"{receiver.Address}");
        receiver.Answer = (number, _) => Task.FromResult(number % 3 == 0 ? 204 : 500);
        await delivery.AlertAsync(agency, 8);
        await delivery.StartAsync();
        List<AlertDelivery> delivered = await delivery.AwaitAsync(endpoint, DeliveryState.Delivered);

        AssertNothingLostNorSecretlyRepeated(delivered, receiver);
        Assert.True(receiver.Arrivals.Count > 8);
        Assert.All(receiver.Arrivals.GroupBy(arrival => arrival.Id), same => Assert.Single(same.Select(arrival => Convert.ToHexString(arrival.Body)).Distinct()));
    }

    [Fact]
    public async Task A_receiver_that_is_down_gets_everything_once_it_is_up_even_after_a_restart_of_the_service()
    {
        int port = FreePort();
        await using Delivery delivery = await Delivery.OpenAsync();
        Guid agency = await delivery.AddAgencyAsync(), endpoint = await delivery.AddEndpointAsync(agency, $"http://127.0.0.1:{port}/hook");
        await delivery.AlertAsync(agency, 5);
        await delivery.StartAsync();
        while ((await delivery.DeliveriesAsync(endpoint)).All(d => d.Attempts < 2))
            await Task.Delay(20, TestContext.Current.CancellationToken);
        await delivery.StopAsync();
        await delivery.AlertAsync(agency, 2);

        await using Receiver receiver = await Receiver.StartAsync(port);
        await delivery.StartAsync();
        List<AlertDelivery> delivered = await delivery.AwaitAsync(endpoint, DeliveryState.Delivered);

        Assert.Equal(7, delivered.Count);
        Assert.Equal(delivered.Select(d => d.AlertId).Order(), receiver.Arrivals.Select(arrival => Guid.Parse(arrival.Id)).Order());
    }

    [Fact]
    public async Task A_receiver_that_hangs_or_is_down_delays_no_other_member()
    {
        await using Receiver slow = await Receiver.StartAsync(), quick = await Receiver.StartAsync();
        await using Delivery delivery = await Delivery.OpenAsync(patience: 600);
        Guid one = await delivery.AddAgencyAsync(), other = await delivery.AddAgencyAsync(), third = await delivery.AddAgencyAsync();
        var hold = new TaskCompletionSource();
        slow.Answer = async (_, aborted) =>
        {
            await hold.Task.WaitAsync(aborted);
            return 204;
        };
        Guid slowly = await delivery.AddEndpointAsync(one, $"{slow.Address}"), quickly = await delivery.AddEndpointAsync(other, $"{quick.Address}");
        await delivery.AddEndpointAsync(third, $"http://127.0.0.1:{FreePort()}/hook");
        await delivery.AlertAsync(one, 3);
        await delivery.AlertAsync(third, 3);
        await delivery.StartAsync();
        await slow.AwaitAsync(1);
        await delivery.AlertAsync(other, 20);

        await delivery.AwaitAsync(quickly, DeliveryState.Delivered);

        Assert.Equal(20, quick.Arrivals.Count);
        Assert.Single(slow.Arrivals);
        hold.SetResult();
        AssertNothingLostNorSecretlyRepeated(await delivery.AwaitAsync(slowly, DeliveryState.Delivered), slow);
    }

    [Fact]
    public async Task A_receiver_that_takes_too_long_is_tried_again_and_told_so()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        await using Delivery delivery = await Delivery.OpenAsync(patience: 0.3);
        Guid agency = await delivery.AddAgencyAsync(), endpoint = await delivery.AddEndpointAsync(agency, $"{receiver.Address}");
        receiver.Answer = async (number, aborted) =>
        {
            if (number < 3)
                await Task.Delay(Timeout.Infinite, aborted);
            return 204;
        };
        await delivery.AlertAsync(agency);
        await delivery.StartAsync();
        AssertNothingLostNorSecretlyRepeated(await delivery.AwaitAsync(endpoint, DeliveryState.Delivered), receiver);
        Assert.True(receiver.Arrivals.Count >= 3);
    }

    [Fact]
    public async Task What_is_given_up_is_kept_and_sent_again_on_a_replay_under_the_same_id_as_a_further_attempt()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        await using Delivery delivery = await Delivery.OpenAsync(attempts: 2);
        Guid agency = await delivery.AddAgencyAsync(), endpoint = await delivery.AddEndpointAsync(agency, $"{receiver.Address}");
        receiver.Answer = (_, _) => Task.FromResult(503);
        await delivery.AlertAsync(agency, 2);
        await delivery.StartAsync();
        List<AlertDelivery> dead = await delivery.AwaitAsync(endpoint, DeliveryState.Dead);
        Assert.All(dead, d => Assert.Contains("503", d.Problem, StringComparison.Ordinal));

        receiver.Answer = (_, _) => Task.FromResult(200);
        await using (var db = delivery.Store.OpenDb())
            Assert.Equal(2, await AlertReplay.ReplayAsync(db, endpoint, TestContext.Current.CancellationToken));
        List<AlertDelivery> delivered = await delivery.AwaitAsync(endpoint, DeliveryState.Delivered);

        Assert.All(delivered, d => Assert.Equal(3, d.Attempts));
        AssertNothingLostNorSecretlyRepeated(delivered, receiver);
    }

    [Fact]
    public async Task A_receiver_that_is_gone_for_good_is_not_asked_again()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        await using Delivery delivery = await Delivery.OpenAsync();
        Guid agency = await delivery.AddAgencyAsync(), endpoint = await delivery.AddEndpointAsync(agency, $"{receiver.Address}");
        receiver.Answer = (_, _) => Task.FromResult(410);
        await delivery.AlertAsync(agency);
        await delivery.StartAsync();
        Assert.Equal(1, Assert.Single(await delivery.AwaitAsync(endpoint, DeliveryState.Dead)).Attempts);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using Receiver receiver = await Receiver.StartAsync();
        await using Delivery delivery = await Delivery.OpenAsync(attempts: 1);
        Guid agency = await delivery.AddAgencyAsync(), endpoint = await delivery.AddEndpointAsync(agency, $"{receiver.Address}");
        receiver.Answer = (_, _) => Task.FromResult(302);
        await delivery.AlertAsync(agency);
        await delivery.StartAsync();
        Assert.Contains("302", Assert.Single(await delivery.AwaitAsync(endpoint, DeliveryState.Dead)).Problem, StringComparison.Ordinal);
    }

    // The attempts at one id are numbered upwards, no number twice; one that never arrived leaves a gap.
    private static void AssertNothingLostNorSecretlyRepeated(List<AlertDelivery> delivered, Receiver receiver)
    {
        ILookup<string, int> attempts = receiver.Arrivals.ToLookup(arrival => arrival.Id, arrival => arrival.Attempt);
        Assert.Equal(delivered.Select(d => d.AlertId.ToString()).Order(), attempts.Select(same => same.Key).Order());
        Assert.All(attempts, same => Assert.Equal(same.Order().Distinct(), same));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
