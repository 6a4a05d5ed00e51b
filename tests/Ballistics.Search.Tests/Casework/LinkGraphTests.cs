using Ballistics.Search.Casework;
using Ballistics.Search.Storage;

namespace Ballistics.Search.Tests.Casework;

public sealed class LinkGraphTests
{
    [Fact]
    public async Task Hits_give_a_firearm_its_way_over_time_across_countries()
    {
        using TestStore test = await TestStore.OpenAsync();
        Agency home = await test.AddAgencyAsync("Home", "NL"), abroad = await test.AddAgencyAsync("Abroad", "KE");
        RecoveredFirearm firearm = await AddFirearmAsync(test, home);
        Exhibit testFire = await test.AddAsync(home, "Test fire", firearm: firearm);
        Exhibit late = await test.AddAsync(abroad, "Late", new DateOnly(2025, 5, 1), "Mombasa"), early = await test.AddAsync(abroad, "Early", new DateOnly(2024, 2, 3), "Nairobi"),
            undated = await test.AddAsync(home, "Undated");
        await test.HitAsync(home, testFire, late);
        // Not hit upon from the test fire itself, but from what was.
        await test.HitAsync(abroad, late, early);
        await test.HitAsync(home, undated, testFire);
        await test.AddAsync(home, "Unlinked", new DateOnly(2024, 3, 3));

        LinkGraph graph = await GraphAsync(test, home);

        Assert.Equal(4, graph.Nodes.Count);
        Assert.Equal(3, graph.Hits.Count);
        FirearmRoute route = Assert.Single(graph.Routes);
        Assert.Equal(
            [(RouteStopKind.Manufacture, "AT", null), (RouteStopKind.Event, "KE", "Nairobi"), (RouteStopKind.Event, "KE", "Mombasa"), (RouteStopKind.Recovery, "NL", "Rotterdam"), (RouteStopKind.Event, "NL", null)],
            route.Stops.Select(stop => (stop.Kind, stop.Country, stop.Locality)));
        Assert.Equal(2011, route.Stops[0].Year);
        Assert.Equal("S-1", graph.Nodes.Single(node => node.Kind == LinkNodeKind.Firearm).Firearm!.Serial);
    }

    [Fact]
    public async Task A_graph_shows_of_each_node_what_its_owner_lets_the_requester_see()
    {
        using TestStore test = await TestStore.OpenAsync();
        Agency home = await test.AddAgencyAsync("Home", "NL"), abroad = await test.AddAgencyAsync("Abroad", "KE"), third = await test.AddAgencyAsync("Third", "CO");
        Exhibit testFire = await test.AddAsync(home, "Test fire", firearm: await AddFirearmAsync(test, home)), found = await test.AddAsync(abroad, "Found", new DateOnly(2025, 5, 1), "Mombasa");
        await test.HitAsync(home, testFire, found);

        await test.StateAsync(home.Id, testFire.Id, CaseworkStore.Terms(Sharing.All, ReleaseLevel.Summary));
        LinkNode firearm = (await GraphAsync(test, third)).Nodes.Single(node => node.Kind == LinkNodeKind.Firearm);
        Assert.Equal(("Glock", null, null, null, "NL"), (firearm.Firearm!.Make, firearm.Firearm.Serial, firearm.Reference, firearm.Locality, firearm.Country));

        await test.StateAsync(home.Id, testFire.Id, CaseworkStore.Terms(Sharing.All, ReleaseLevel.HitOnly));
        LinkGraph others = await GraphAsync(test, abroad);
        LinkNode withheld = others.Nodes.Single(node => node.Kind == LinkNodeKind.Withheld);
        Assert.Equal((null, null, null, null), (withheld.Agency, withheld.Country, withheld.Date, withheld.Firearm));
        Assert.Null(Assert.Single(others.Hits).FromExhibitId);
        Assert.Empty(others.Routes);
        LinkGraph nobodys = await GraphAsync(test, third);
        Assert.Empty(nobodys.Nodes);
        Assert.Empty(nobodys.Hits);
    }

    private static Task<LinkGraph> GraphAsync(TestStore test, Agency agency) =>
        test.AsAsync(agency, (db, reach) => LinkGraph.BuildAsync(db, reach, TestStore.Cancellation));

    private static async Task<RecoveredFirearm> AddFirearmAsync(TestStore test, Agency agency)
    {
        await using EvidenceDb db = test.Store.OpenDb();
        var firearm = new RecoveredFirearm
        {
            AgencyId = agency.Id,
            Reference = "F1",
            Make = "Glock",
            Model = "17",
            Serial = "S-1",
            ManufactureCountryCode = "AT",
            ManufactureYear = 2011,
            RecoveryCountryCode = "NL",
            RecoveredOn = new DateOnly(2025, 9, 9),
            Locality = "Rotterdam",
        };
        db.RecoveredFirearms.Add(firearm);
        await db.SaveChangesAsync(TestStore.Cancellation);
        return firearm;
    }
}
