using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;
using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Tests.Ranking;

public sealed class SharingPolicyTests
{
    [Fact]
    public async Task What_the_database_lets_through_is_what_the_terms_say_whoever_asks_and_for_whatever()
    {
        using TestStore test = await TestStore.OpenAsync();
        var seen = new Dictionary<string, int>();
        foreach (IReadOnlyList<object> records in RandomSharing.Records.Array[12].Single())
            await CheckAsync(test, records, seen);

        // Each answer was put to the test, not only the commonest.
        Assert.All(Enum.GetValues<ReleaseLevel>(), level => Assert.True(seen.GetValueOrDefault($"{level}") > 10, $"{level}: {seen.GetValueOrDefault($"{level}")}"));
        Assert.True(seen["out of reach"] > 100);
    }

    private static async Task CheckAsync(TestStore test, IReadOnlyList<object> records, Dictionary<string, int> seen)
    {
        await using EvidenceDb db = test.Store.OpenDb();
        db.AddRange(records);
        await db.SaveChangesAsync(TestStore.Cancellation);
        db.ChangeTracker.Clear();
        Agency[] agencies = [.. records.OfType<Agency>()];
        Guid[] ids = [.. records.OfType<Exhibit>().Select(exhibit => exhibit.Id)];
        IQueryable<Exhibit> exhibits = db.Exhibits.AsNoTracking().Where(e => ids.Contains(e.Id));
        List<Exhibit> whole = await exhibits.AsSplitQuery().Include(e => e.Agency!.Terms).Include(e => e.Terms).Include(e => e.DetailRequests).ToListAsync(TestStore.Cancellation);
        foreach (Agency agency in agencies)
            foreach (string? purpose in new[] { null, "Trafficking " })
                foreach (DateTimeOffset at in new[] { RandomSharing.Now, RandomSharing.Change, RandomSharing.Change.AddDays(-1) })
                {
                    Reach reach = await Reach.OfAsync(db, agency, purpose, at, TestStore.Cancellation);
                    Dictionary<Guid, ReleaseLevel?> said = whole.ToDictionary(e => e.Id, e => ExhibitRelease.Of(e, reach)?.Level);
                    Assert.Equal(With(level => level is not null), await IdsAsync(SharingPolicy.Scope(exhibits, reach)));
                    Assert.Equal(With(level => level >= ReleaseLevel.Summary), await IdsAsync(SharingPolicy.Readable(exhibits, reach, ReleaseLevel.Summary)));
                    Assert.Equal(With(level => level >= ReleaseLevel.Full), await IdsAsync(SharingPolicy.Readable(exhibits, reach, ReleaseLevel.Full)));
                    IReadOnlyDictionary<Guid, ExhibitRelease> loaded = await ExhibitRelease.LoadAsync(db, ids, reach, TestStore.Cancellation);
                    Assert.Equal(said.Where(one => one.Value is not null).OrderBy(one => one.Key).Select(one => (one.Key, one.Value)), loaded.OrderBy(one => one.Key).Select(one => (one.Key, (ReleaseLevel?)one.Value.Level)));
                    foreach (ReleaseLevel? level in said.Values)
                        seen[level?.ToString() ?? "out of reach"] = seen.GetValueOrDefault(level?.ToString() ?? "out of reach") + 1;

                    IEnumerable<Guid> With(Func<ReleaseLevel?, bool> holds) => said.Where(one => holds(one.Value)).Select(one => one.Key).Order();
                }
    }

    private static async Task<IEnumerable<Guid>> IdsAsync(IQueryable<Exhibit> exhibits) =>
        (await exhibits.Select(e => e.Id).ToListAsync(TestStore.Cancellation)).Order();
}
