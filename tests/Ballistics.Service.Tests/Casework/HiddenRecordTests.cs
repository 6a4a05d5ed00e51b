using System.Net;
using System.Net.Http.Json;
using Ballistics.Search.Casework;
using Ballistics.Search.Members;
using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;
using Ballistics.Tests;
using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Service.Tests.Casework;

public sealed class HiddenRecordTests
{
    private const string Home = "KE";
    private static readonly string?[] s_purposes = [TestService.Purpose, "Trafficking", null];

    private static readonly Gen<Role[]> s_roles = Gen.Frequency(
        (2, Gen.Const(Enum.GetValues<Role>().Except([Role.BenchmarkRobot]).ToArray())),
        (1, Gen.Enum<Role>().Where(role => role != Role.BenchmarkRobot).Array[1, 4].Select(roles => roles.Distinct().ToArray())));

    private static readonly Gen<(DrawnTerms Hiding, DrawnTerms First, DrawnTerms Second, string Country, string? Purpose, Role[] Roles)> s_draw = Gen.Select(
        DrawnTerms.Any, DrawnTerms.Any, DrawnTerms.Any, DrawnTerms.Country, Gen.Int[0, 2].Select(i => s_purposes[i]), s_roles);

    // What is asked for by a search is asked by the purpose it stated, unless the reader states another.
    private static readonly Gen<(DrawnTerms Hiding, DrawnTerms First, DrawnTerms Second, string Country, string? Purpose, Role[] Roles)[]> s_hidden =
        s_draw.Where(draw => !draw.Hiding.Let(Home, draw.Country, TestService.Purpose) && !draw.Hiding.Let(Home, draw.Country, draw.Purpose)).Array[4];

    [Fact]
    public async Task Every_answer_of_every_route_is_the_same_whether_a_record_out_of_reach_exists_or_not_and_after_it_was_withdrawn()
    {
        using var service = new TestService();
        TestMember third = await service.CaseworkerAsync("CO");
        await third.AddExhibitAsync(TestScans.BreechFace(301, 900));
        int shot = 0, answered = 0, refused = 0;
        foreach ((DrawnTerms hiding, DrawnTerms first, DrawnTerms second, string country, string? purpose, Role[] roles) in s_hidden.Single())
        {
            TestMember owner = await service.CaseworkerAsync(Home), worker = await service.CaseworkerAsync(country);
            TestMember asker = await service.ColleagueAsync(worker, roles);
            asker.Http.Purpose(purpose);
            Guid probe = await worker.AddExhibitAsync(TestScans.BreechFace(301, ++shot));
            foreach ((DrawnTerms terms, int firearm) in new[] { (first, 302), (second, 303) })
                await StateAsync(service, owner, terms with { ByDefault = false }, await owner.AddExhibitAsync(TestScans.BreechFace(firearm, shot)));
            Guid own = await service.HitAsync(worker, await SearchAsync(worker, probe), third), before = await SearchAsync(worker, probe);
            await service.StandAsync();
            var asking = new Interrogation(service, asker, worker);
            IReadOnlyList<string> without = await asking.TellAsync(before, new HiddenIds(owner.Agency.Id), own);

            HiddenIds hidden = await EnterAsync(service, owner, third, hiding, TestScans.BreechFace(301, ++shot));
            await service.StandAsync();
            await AssertSameAsync(without, asking, before, hidden, own);
            await AssertSameAsync(without, asking, await SearchAsync(worker, probe), hidden, own);

            // Found while it was within reach, then withdrawn: the list that was made meanwhile tells nothing of it either.
            await StateAsync(service, owner, Open, hidden.Exhibit);
            Guid meanwhile = await SearchAsync(worker, probe);
            Assert.Contains($"{hidden.Exhibit}", (await worker.GetAsync($"searches/{meanwhile}/candidates")).ToString(), StringComparison.Ordinal);
            await StateAsync(service, owner, hiding with { ByDefault = false }, hidden.Exhibit);
            await AssertSameAsync(without, asking, meanwhile, hidden, own);
            // References are unique within an agency and not beyond it.
            Assert.Equal(HttpStatusCode.Created, (await worker.Http.PostAsJsonAsync("/api/v1/case-records", new { reference = Reference(hidden) }, TestService.Cancellation)).StatusCode);

            // Within reach it is told of to whoever reads lists: the questions are the right ones.
            await StateAsync(service, owner, Open, hidden.Exhibit);
            if (roles.Contains(Role.Examiner))
                Assert.NotEqual(without, await asking.TellAsync(meanwhile, hidden, own));
            (answered, refused) = (answered + asking.Statuses.GetValueOrDefault(200), refused + asking.Statuses.GetValueOrDefault(404));
        }
    }

    private static DrawnTerms Open => new(new NewTerms(Sharing.All, [], null, ReleaseLevel.Full, false, [], null, "To be found"), ByDefault: false);

    private static string Reference(HiddenIds hidden) => $"Of {hidden.Owner}";

    private static async Task AssertSameAsync(IReadOnlyList<string> without, Interrogation asking, Guid search, HiddenIds hidden, Guid own)
    {
        IReadOnlyList<string> with = await asking.TellAsync(search, hidden, own);
        Assert.All(without.Zip(with), both => Assert.Equal(both.First, both.Second));
        Assert.Equal(without.Count, with.Count);
    }

    /// <summary>A test fire of a firearm, in a case record with an event, which leads to a hit with a third country's exhibit and which that country asks detail of.</summary>
    private static async Task<HiddenIds> EnterAsync(TestService service, TestMember owner, TestMember third, DrawnTerms hiding, byte[] scan)
    {
        var ids = new HiddenIds(owner.Agency.Id);
        Guid record = await TestService.AddAsync(owner.Http, "case-records", new { reference = Reference(ids) });
        await owner.PostAsync($"case-records/{record}/event", new { country = Home, locality = "Mombasa", date = "2026-05-03" }, method: "PUT");
        Guid firearm = await TestService.AddAsync(owner.Http, "firearms", new { reference = $"{Guid.NewGuid()}", recoveryCountry = Home, recoveredOn = "2026-06-01" });
        await StateAsync(service, owner, hiding, null);
        Guid exhibit = await owner.AddExhibitAsync(scan, new { caseRecordId = record, label = $"{Guid.NewGuid()}", specimen = "CartridgeCase", recoveredFirearmId = firearm });
        if (!hiding.ByDefault)
            await StateAsync(service, owner, hiding, exhibit);
        Guid search = await SearchAsync(owner, exhibit), lead = await service.HitAsync(owner, search, third);
        await using EvidenceDb db = service.Get<EvidenceStore>().OpenDb();
        var asked = new DetailRequest
        {
            ExhibitId = exhibit,
            OwnerAgencyId = owner.Agency.Id,
            RequestingAgencyId = third.Agency.Id,
            Wanted = ReleaseLevel.Full,
            AskedAt = Instant.Now,
            DueAt = Instant.Now.AddDays(1),
        };
        db.DetailRequests.Add(asked);
        await db.SaveChangesAsync(TestService.Cancellation);
        return ids with
        {
            Exhibit = exhibit,
            Mark = (await owner.GetAsync($"exhibits/{exhibit}")).GetProperty("marks")[0].GetProperty("id").GetGuid(),
            CaseRecord = record,
            Firearm = firearm,
            Search = search,
            Lead = lead,
            DetailRequest = asked.Id,
            Alert = (await owner.GetAsync("alerts"))[0].GetProperty("id").GetGuid(),
        };
    }

    // Past the route, which refuses terms that have expired as they are stated; they expire by the clock all the same.
    private static async Task StateAsync(TestService service, TestMember owner, DrawnTerms drawn, Guid? exhibit)
    {
        await using EvidenceDb db = service.Get<EvidenceStore>().OpenDb();
        Guid subject = exhibit ?? owner.Agency.Id;
        int version = await db.Terms.Where(t => t.SubjectId == subject).MaxAsync(t => (int?)t.Version, TestService.Cancellation) ?? 0;
        await StatedTerms.StateAsync(db, owner.Agency.Id, exhibit, version, drawn.Terms, owner.Person.Id, Instant.Now, TestService.Cancellation);
    }

    private static async Task<Guid> SearchAsync(TestMember member, Guid probe)
    {
        Guid search = await member.SearchAsync(probe);
        await member.PostAsync($"searches/{search}/review", new { remark = "Seen" });
        return search;
    }
}
