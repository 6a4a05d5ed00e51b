using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Ballistics.Search.Tests.Storage;

/// <summary>What a database from the time before terms had to be stated keeps.</summary>
public sealed class StateTermsInForceTests
{
    private static CancellationToken Cancellation => TestStore.Cancellation;

    [Fact]
    public async Task An_agency_that_had_stated_nothing_has_what_was_in_force_as_a_version_and_can_follow_it_by_another()
    {
        using TestStore test = await TestStore.OpenAsync();
        await using EvidenceDb db = test.Store.OpenDb();
        string[] migrations = [.. db.Database.GetMigrations()];
        string before = migrations[Array.FindIndex(migrations, name => name.EndsWith("_StateTermsInForce", StringComparison.Ordinal)) - 1];
        await db.GetService<IMigrator>().MigrateAsync(before, Cancellation);
        Agency silent = await test.AddAgencyAsync("Silent", "NL", sharing: null), stated = await test.AddAgencyAsync("Stated", "KE", Sharing.OwnAgency), asks = await test.AddAgencyAsync("Asks", "BR");
        Exhibit open = await test.AddExhibitAsync(silent, "Open"), closed = await test.AddExhibitAsync(stated, "Closed");
        DateTimeOffset then = Instant.Now - TimeSpan.FromDays(1);

        await db.GetService<IMigrator>().MigrateAsync(null, Cancellation);

        Assert.Equal([open.Id], await ReachedAsync(db, asks, Instant.Now));
        // As of an earlier instant both were within reach, so that a list of that time can be made again.
        Assert.Equal(new[] { open.Id, closed.Id }.Order(), await ReachedAsync(db, asks, then));
        SharingTerms kept = Assert.IsType<SharingTerms>(await StatedTerms.InForceAsync(db, silent.Id, Instant.Now, Cancellation));
        Assert.Equal((0, Sharing.All, ReleaseLevel.Full, false), (kept.Version, kept.Sharing, kept.Released, kept.ConsentNeeded));
        await StatedTerms.StateAsync(db, silent.Id, null, 0, new NewTerms(Sharing.OwnAgency, [], null, ReleaseLevel.Full, false, [], null, "Closed"), Guid.NewGuid(), Instant.Now, Cancellation);
        Assert.Empty(await ReachedAsync(db, asks, Instant.Now));
    }

    [Fact]
    public async Task What_nobody_has_stated_terms_of_is_reached_by_its_own_agency_only()
    {
        using TestStore test = await TestStore.OpenAsync();
        Agency silent = await test.AddAgencyAsync("Silent", "NL", sharing: null), neighbour = await test.AddAgencyAsync("Neighbour", "NL");
        Exhibit exhibit = await test.AddExhibitAsync(silent, "Kept");
        await using EvidenceDb db = test.Store.OpenDb();
        Assert.Empty(await ReachedAsync(db, neighbour, Instant.Now));
        Assert.Equal([exhibit.Id], await ReachedAsync(db, silent, Instant.Now));
    }

    private static async Task<IEnumerable<Guid>> ReachedAsync(EvidenceDb db, Agency agency, DateTimeOffset at) =>
        (await SharingPolicy.Scope(db.Exhibits, await Reach.OfAsync(db, agency, null, at, Cancellation)).Select(e => e.Id).ToListAsync(Cancellation)).Order();
}
