using Ballistics.Evidence;
using Ballistics.Search.Casework;
using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Tests.Casework;

/// <summary>Exhibits, terms, searches and leads, entered the short way, and the steps people take on them.</summary>
internal static class CaseworkStore
{
    public static NewTerms Terms(Sharing sharing, ReleaseLevel released = ReleaseLevel.Full, bool consent = false, params string[] countries) =>
        new(sharing, countries, null, released, consent, [], null, "For the test");

    /// <summary>States an agency's default, or an exhibit's own terms, after whatever was stated before.</summary>
    public static async Task<SharingTerms> StateAsync(this TestStore test, Guid agency, Guid? exhibit, NewTerms terms)
    {
        await using EvidenceDb db = test.Store.OpenDb();
        int version = await db.Terms.Where(t => t.SubjectId == (exhibit ?? agency)).MaxAsync(t => (int?)t.Version, TestStore.Cancellation) ?? 0;
        return await StatedTerms.StateAsync(db, agency, exhibit, version, terms, Guid.Empty, Instant.Now, TestStore.Cancellation);
    }

    /// <summary>A completed search that found one exhibit, and the lead made of it.</summary>
    public static async Task<Guid> OpenLeadAsync(this TestStore test, Exhibit probe, Exhibit candidate, Guid? person = null)
    {
        await using EvidenceDb db = test.Store.OpenDb();
        var search = new SearchJob { ProbeExhibitId = probe.Id, RequestingAgencyId = probe.AgencyId, ListLength = 5, CreatedAt = Instant.Now, State = SearchState.Completed };
        db.Searches.Add(search);
        await db.SaveChangesAsync(TestStore.Cancellation);
        Exhibit found = await db.Exhibits.SingleAsync(e => e.Id == candidate.Id, TestStore.Cancellation);
        (Lead lead, _) = await LeadRegister.OpenAsync(db, search, found, new LeadStep(LeadAction.Open, person ?? Guid.NewGuid(), probe.AgencyId, "Alike"), Instant.Now, TestStore.Cancellation);
        return lead.Id;
    }

    /// <summary>Takes a step on a lead as it stands.</summary>
    public static async Task StepAsync(this TestStore test, Guid lead, LeadAction action, Agency agency, Guid person, Conclusion? conclusion = null, int? version = null)
    {
        await using EvidenceDb db = test.Store.OpenDb();
        Reach reach = await Reach.OfAsync(db, agency, null, Instant.Now, TestStore.Cancellation);
        Lead found = await LeadScope.Parties(db, reach).Include(l => l.Events).SingleAsync(l => l.Id == lead, TestStore.Cancellation);
        await LeadRegister.TakeAsync(db, found, new LeadStep(action, person, agency.Id, "Seen so", conclusion), version ?? found.Version, reach, TestStore.Cancellation);
    }

    /// <summary>Two different persons of an agency conclude identification.</summary>
    public static async Task<Guid> HitAsync(this TestStore test, Agency agency, Exhibit probe, Exhibit candidate)
    {
        Guid lead = await test.OpenLeadAsync(probe, candidate), examiner = Guid.NewGuid(), verifier = Guid.NewGuid();
        await test.StepAsync(lead, LeadAction.BeginComparison, agency, examiner);
        await test.StepAsync(lead, LeadAction.Conclude, agency, examiner, Conclusion.Identification);
        await test.StepAsync(lead, LeadAction.BeginVerification, agency, verifier);
        await test.StepAsync(lead, LeadAction.Verify, agency, verifier, Conclusion.Identification);
        return lead;
    }

    /// <summary>What a reader of the database sees as an agency.</summary>
    public static async Task<T> AsAsync<T>(this TestStore test, Agency agency, Func<EvidenceDb, Reach, Task<T>> read)
    {
        await using EvidenceDb db = test.Store.OpenDb();
        return await read(db, await Reach.OfAsync(db, agency, null, Instant.Now, TestStore.Cancellation));
    }

    /// <summary>An exhibit of an event with place and date, or of a firearm's test fire.</summary>
    public static async Task<Exhibit> AddAsync(this TestStore test, Agency agency, string label, DateOnly? date = null, string? locality = null, RecoveredFirearm? firearm = null)
    {
        await using EvidenceDb db = test.Store.OpenDb();
        var record = new CaseRecord { AgencyId = agency.Id, Reference = $"Case of {label}", CountryCode = agency.JurisdictionCode, EventDate = date, Locality = locality };
        var exhibit = new Exhibit { CaseRecordId = record.Id, AgencyId = agency.Id, Label = label, Specimen = SpecimenKind.CartridgeCase, RecoveredFirearmId = firearm?.Id };
        db.AddRange(record, exhibit);
        await db.SaveChangesAsync(TestStore.Cancellation);
        return exhibit;
    }
}
