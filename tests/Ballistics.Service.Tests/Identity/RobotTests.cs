using System.Text.Json;
using Ballistics.Search.Members;
using Ballistics.Search.Storage;
using Ballistics.Tests;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Service.Tests.Identity;

public sealed class RobotTests(TestService service) : IClassFixture<TestService>
{
    [Fact]
    public async Task A_robots_search_reaches_simulated_records_and_no_others()
    {
        Guid real = await service.AddExhibitAsync("KE");
        await service.AddMarkAsync(real, TestScans.BreechFace(1, 1));
        Guid simulated = await AddAsync(await RobotAsync(), 2), probe = await AddAsync(await RobotAsync(), 1);

        Guid search = await service.AddAsync("searches", new { exhibitId = probe });
        await service.AwaitSearchAsync(search);
        JsonElement list = await service.GetAsync($"/api/v1/searches/{search}/candidates");

        Assert.Equal(1, list.GetProperty("eligible").GetInt32());
        Assert.All(list.GetProperty("candidates").EnumerateArray(), candidate => Assert.Equal(simulated, candidate.GetProperty("exhibitId").GetGuid()));
    }

    [Fact]
    public async Task A_robots_role_is_worth_nothing_where_the_records_are_real_however_it_came_there()
    {
        TestMember robot = await RobotAsync();
        await using (EvidenceDb db = service.Get<EvidenceStore>().OpenDb())
            await db.Agencies.Where(agency => agency.Id == robot.Agency.Id).ExecuteUpdateAsync(set => set.SetProperty(agency => agency.IsSimulated, false), TestService.Cancellation);

        using HttpResponseMessage answer = await robot.Http.GetAsync("/api/v1/exhibits", TestService.Cancellation);

        await Problem.AssertAsync(answer, System.Net.HttpStatusCode.Forbidden, "not-allowed");
    }

    private Task<TestMember> RobotAsync() => service.MemberAsync(null, "NL", true, [Role.BenchmarkRobot]);

    private async Task<Guid> AddAsync(TestMember robot, int firearm)
    {
        Guid record = await TestService.AddAsync(robot.Http, "case-records", new { reference = "1" });
        Guid exhibit = await TestService.AddAsync(robot.Http, "exhibits", new { caseRecordId = record, label = "1", specimen = "CartridgeCase" });
        service.Keys.Remember(exhibit, robot.Key);
        await service.AddMarkAsync(exhibit, TestScans.BreechFace(firearm));
        return exhibit;
    }
}
