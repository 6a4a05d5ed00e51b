using Ballistics.Search.Casework;
using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Tests.Casework;

public sealed class LeadRegisterTests
{
    [Fact]
    public async Task Of_two_people_who_act_on_the_same_version_one_is_refused_and_told_what_is_left()
    {
        using TestStore test = await TestStore.OpenAsync();
        Agency agency = await test.AddAgencyAsync("Home", "NL");
        Guid lead = await test.OpenLeadAsync(await test.AddAsync(agency, "Probe"), await test.AddAsync(agency, "Candidate"));
        await using EvidenceDb one = test.Store.OpenDb(), other = test.Store.OpenDb();
        Reach reach = await Reach.OfAsync(one, agency, null, Instant.Now, TestStore.Cancellation);
        Lead first = await one.Leads.Include(l => l.Events).SingleAsync(TestStore.Cancellation), second = await other.Leads.Include(l => l.Events).SingleAsync(TestStore.Cancellation);

        await LeadRegister.TakeAsync(one, first, new LeadStep(LeadAction.BeginComparison, Guid.NewGuid(), agency.Id, "Mine"), 1, reach, TestStore.Cancellation);

        await Assert.ThrowsAsync<CaseworkRefusedException>(() =>
            LeadRegister.TakeAsync(other, second, new LeadStep(LeadAction.BeginComparison, Guid.NewGuid(), agency.Id, "Mine too"), 1, reach, TestStore.Cancellation));
        CaseworkRefusedException late = await Assert.ThrowsAsync<CaseworkRefusedException>(() => test.StepAsync(lead, LeadAction.Dismiss, agency, Guid.NewGuid(), version: 1));
        Assert.Contains("version 2", late.Message, StringComparison.Ordinal);
        await using EvidenceDb kept = test.Store.OpenDb();
        Lead read = await kept.Leads.Include(l => l.Events).SingleAsync(TestStore.Cancellation);
        Assert.Equal((LeadState.InComparison, 2, 2), (read.State, read.Version, read.Events.Count));
    }

    [Fact]
    public async Task A_candidate_of_a_search_is_made_a_lead_once()
    {
        using TestStore test = await TestStore.OpenAsync();
        Agency agency = await test.AddAgencyAsync("Home", "NL");
        Exhibit candidate = await test.AddAsync(agency, "Candidate");
        Guid lead = await test.OpenLeadAsync(await test.AddAsync(agency, "Probe"), candidate);
        await using EvidenceDb db = test.Store.OpenDb();
        SearchJob search = await db.Searches.SingleAsync(TestStore.Cancellation);

        (Lead again, bool isNew) = await LeadRegister.OpenAsync(db, search, candidate, new LeadStep(LeadAction.Open, Guid.NewGuid(), agency.Id, "Again"), Instant.Now, TestStore.Cancellation);

        Assert.Equal((lead, false), (again.Id, isNew));
        Assert.Equal(1, await db.Leads.CountAsync(TestStore.Cancellation));
    }

    [Fact]
    public async Task Who_compares_must_be_shown_both_exhibits_in_full_and_a_consent_lasts_as_long_as_its_terms()
    {
        using TestStore test = await TestStore.OpenAsync();
        Agency home = await test.AddAgencyAsync("Home", "NL"), abroad = await test.AddAgencyAsync("Abroad", "KE");
        Exhibit candidate = await test.AddAsync(abroad, "Candidate");
        await test.StateAsync(abroad.Id, null, CaseworkStore.Terms(Sharing.All, consent: true));
        Guid lead = await test.OpenLeadAsync(await test.AddAsync(home, "Probe"), candidate), examiner = Guid.NewGuid();

        CaseworkRefusedException refused = await Assert.ThrowsAsync<CaseworkRefusedException>(() => test.StepAsync(lead, LeadAction.BeginComparison, home, examiner));
        Assert.Equal(["AskForDetail"], refused.Allowed);
        await GrantAsync(test, home, abroad, candidate);
        await test.StepAsync(lead, LeadAction.BeginComparison, home, examiner);

        await test.StateAsync(abroad.Id, null, CaseworkStore.Terms(Sharing.All, consent: true));
        await Assert.ThrowsAsync<CaseworkRefusedException>(() => test.StepAsync(lead, LeadAction.Conclude, home, examiner, Conclusion.Identification));
    }

    [Fact]
    public async Task A_request_for_detail_has_a_clock_is_answered_once_by_its_owner_and_can_be_revoked()
    {
        using TestStore test = await TestStore.OpenAsync();
        Agency home = await test.AddAgencyAsync("Home", "NL"), abroad = await test.AddAgencyAsync("Abroad", "KE");
        Exhibit candidate = await test.AddAsync(abroad, "Candidate");
        await test.StateAsync(abroad.Id, null, CaseworkStore.Terms(Sharing.All, ReleaseLevel.HitOnly));
        await using EvidenceDb db = test.Store.OpenDb();
        DateTimeOffset now = Instant.Now;
        DetailRequest request = await DetailRegister.AskAsync(
            db, candidate, ReleaseLevel.Full, new DetailStep(DetailAction.Ask, Guid.NewGuid(), home.Id, "Comparison"), now.AddDays(14), now, TestStore.Cancellation);

        Assert.False(request.IsOverdue(now.AddDays(14)));
        Assert.True(request.IsOverdue(now.AddDays(14).AddTicks(1)));
        await Assert.ThrowsAsync<CaseworkRefusedException>(() => DetailRegister.AskAsync(
            db, candidate, ReleaseLevel.Full, new DetailStep(DetailAction.Ask, Guid.NewGuid(), home.Id, "Again"), now, now, TestStore.Cancellation));
        CaseworkRefusedException notYours = await Assert.ThrowsAsync<CaseworkRefusedException>(() => DetailRegister.TakeAsync(
            db, request, new DetailStep(DetailAction.Grant, Guid.NewGuid(), home.Id, "To myself", ReleaseLevel.Full), 1, now, TestStore.Cancellation));
        Assert.Equal(["Withdraw"], notYours.Allowed);
        Assert.Equal(ReleaseLevel.HitOnly, await LevelAsync(test, home, candidate));
        await DetailRegister.TakeAsync(db, request, new DetailStep(DetailAction.Grant, Guid.NewGuid(), abroad.Id, "Yes", ReleaseLevel.Full), 1, now, TestStore.Cancellation);
        Assert.Equal(ReleaseLevel.Full, await LevelAsync(test, home, candidate));
        await DetailRegister.TakeAsync(db, request, new DetailStep(DetailAction.Revoke, Guid.NewGuid(), abroad.Id, "No more"), 2, now, TestStore.Cancellation);
        Assert.Equal(ReleaseLevel.HitOnly, await LevelAsync(test, home, candidate));
        Assert.Empty(DetailRegister.Allowed(request, abroad.Id));
        Assert.Equal([1, 2, 3], request.Events.Select(e => e.Sequence));
    }

    [Fact]
    public async Task An_owner_who_keeps_an_exhibit_to_itself_takes_it_out_of_the_others_leads_and_hits()
    {
        using TestStore test = await TestStore.OpenAsync();
        Agency home = await test.AddAgencyAsync("Home", "NL"), abroad = await test.AddAgencyAsync("Abroad", "KE"), third = await test.AddAgencyAsync("Third", "CO");
        Exhibit probe = await test.AddAsync(home, "Probe"), candidate = await test.AddAsync(abroad, "Candidate");
        await test.HitAsync(home, probe, candidate);
        Assert.Equal((1, 1, 1), (await HitsAsync(home), await HitsAsync(abroad), await HitsAsync(third)));

        await test.StateAsync(abroad.Id, candidate.Id, CaseworkStore.Terms(Sharing.NamedCountries, countries: "NL"));
        Assert.Equal((1, 1, 0), (await HitsAsync(home), await HitsAsync(abroad), await HitsAsync(third)));
        await test.StateAsync(abroad.Id, candidate.Id, CaseworkStore.Terms(Sharing.OwnAgency));
        Assert.Equal((0, 1, 0), (await HitsAsync(home), await HitsAsync(abroad), await HitsAsync(third)));
        Assert.Equal(0, await test.AsAsync(home, (db, reach) => LeadScope.Parties(db, reach).CountAsync(TestStore.Cancellation)));
        await test.StateAsync(abroad.Id, candidate.Id, CaseworkStore.Terms(Sharing.All));
        Assert.Equal(1, await HitsAsync(home));

        Task<int> HitsAsync(Agency agency) => test.AsAsync(agency, (db, reach) => LeadScope.Hits(db, reach).CountAsync(TestStore.Cancellation));
    }

    private static async Task GrantAsync(TestStore test, Agency asks, Agency owner, Exhibit exhibit)
    {
        await using EvidenceDb db = test.Store.OpenDb();
        DetailRequest request = await DetailRegister.AskAsync(
            db, exhibit, ReleaseLevel.Full, new DetailStep(DetailAction.Ask, Guid.NewGuid(), asks.Id, "Comparison"), Instant.Now.AddDays(1), Instant.Now, TestStore.Cancellation);
        await DetailRegister.TakeAsync(db, request, new DetailStep(DetailAction.Grant, Guid.NewGuid(), owner.Id, "Yes", ReleaseLevel.Full), 1, Instant.Now, TestStore.Cancellation);
    }

    private static async Task<ReleaseLevel?> LevelAsync(TestStore test, Agency agency, Exhibit exhibit) =>
        (await test.AsAsync(agency, (db, reach) => ExhibitRelease.LoadAsync(db, [exhibit.Id], reach, TestStore.Cancellation))).GetValueOrDefault(exhibit.Id)?.Level;
}
