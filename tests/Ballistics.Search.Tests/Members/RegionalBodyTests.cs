using Ballistics.Search.Members;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Tests.Members;

public sealed class RegionalBodyTests
{
    [Fact]
    public async Task A_new_database_knows_the_regional_bodies_and_every_member_is_a_country()
    {
        using TestStore test = await TestStore.OpenAsync();
        await using EvidenceDb db = test.Store.OpenDb();

        Dictionary<string, RegionalBody> bodies = await db.RegionalBodies.AsNoTracking().ToDictionaryAsync(body => body.Code, TestStore.Cancellation);

        Assert.True(bodies["ASEANAPOL"].Has("VN"));
        Assert.False(bodies["ASEANAPOL"].Has("NL"));
        Assert.Equal(10, bodies["ASEANAPOL"].Countries.Count);
        Assert.True(bodies["EUROPOL"].Has("NL") && bodies["AMERIPOL"].Has("CO") && bodies["AFRIPOL"].Has("KE") && bodies["CARICOM"].Has("JM"));
        Assert.All(bodies.Values.SelectMany(body => body.Countries), code => Assert.NotNull(Jurisdiction.Find(code)));
    }

    [Fact]
    public async Task A_regional_body_that_was_changed_or_removed_stays_so_after_a_restart()
    {
        using TestStore test = await TestStore.OpenAsync();
        await using (EvidenceDb db = test.Store.OpenDb())
        {
            await db.RegionalBodies.Where(body => body.Code == "EUROPOL").ExecuteDeleteAsync(TestStore.Cancellation);
            RegionalBody body = await db.RegionalBodies.SingleAsync(b => b.Code == "ASEANAPOL", TestStore.Cancellation);
            body.Countries = [.. body.Countries, "TL"];
            await db.SaveChangesAsync(TestStore.Cancellation);
        }

        await test.ReopenAsync();

        await using EvidenceDb after = test.Store.OpenDb();
        Assert.False(await after.RegionalBodies.AnyAsync(body => body.Code == "EUROPOL", TestStore.Cancellation));
        Assert.True((await after.RegionalBodies.SingleAsync(body => body.Code == "ASEANAPOL", TestStore.Cancellation)).Has("TL"));
    }
}
