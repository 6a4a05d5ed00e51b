using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Import;

/// <summary>Enters the agencies, case records and exhibits that labels name, each once.</summary>
internal static class ExhibitRegister
{
    /// <summary>The exhibit of every scan; those that were not there are entered, all or none.</summary>
    /// <exception cref="LabelsException">The labels name a jurisdiction that is none, or one exhibit in two ways.</exception>
    public static async Task<IReadOnlyDictionary<LabelledScan, Guid>> EnterAsync(
        EvidenceStore store, IReadOnlyList<LabelledScan> scans, ImportDefaults defaults, CancellationToken cancellation)
    {
        await using EvidenceDb db = store.OpenDb();
        var agencies = await db.Agencies.ToDictionaryAsync(a => (a.JurisdictionCode, a.Name), cancellation);
        var records = await db.CaseRecords.ToDictionaryAsync(c => (c.AgencyId, c.Reference), cancellation);
        var exhibits = new Dictionary<(Guid, string), Exhibit>();
        var result = new Dictionary<LabelledScan, Guid>();
        foreach (LabelledScan scan in scans)
        {
            Agency agency = FindOrAdd(agencies, (JurisdictionOf(scan, defaults), scan.Agency ?? defaults.Agency), key =>
                Add(db, new Agency { JurisdictionCode = key.Item1, Name = key.Item2 }, defaults.Sharing));
            CaseRecord record = FindOrAdd(records, (agency.Id, scan.CaseReference ?? scan.Study), key =>
                db.CaseRecords.Add(new CaseRecord { AgencyId = agency.Id, Reference = key.Item2 }).Entity);
            if (!exhibits.TryGetValue((record.Id, scan.Exhibit), out Exhibit? exhibit))
                exhibits[(record.Id, scan.Exhibit)] = exhibit =
                    await db.Exhibits.SingleOrDefaultAsync(e => e.CaseRecordId == record.Id && e.Label == scan.Exhibit, cancellation)
                    ?? db.Exhibits.Add(NewExhibit(scan, record)).Entity;
            if (exhibit.Specimen != scan.Specimen)
                throw new LabelsException($"{scan.File}: the exhibit '{scan.Exhibit}' is a {exhibit.Specimen} elsewhere, here a {scan.Specimen}. Label one of them otherwise.");
            result[scan] = exhibit.Id;
        }
        await db.SaveChangesAsync(cancellation);
        return result;
    }

    // Terms are stated, never taken for granted: an agency without any keeps its exhibits to itself.
    private static Agency Add(EvidenceDb db, Agency agency, Sharing sharing)
    {
        db.Agencies.Add(agency);
        if (sharing != Sharing.OwnAgency)
            db.Terms.Add(SharingTerms.First(agency.Id, null, sharing, Guid.Empty, "Stated with the import that entered the agency."));
        return agency;
    }

    private static Exhibit NewExhibit(LabelledScan scan, CaseRecord record) => new()
    {
        CaseRecordId = record.Id,
        AgencyId = record.AgencyId,
        Label = scan.Exhibit,
        Specimen = scan.Specimen,
        Firearm = scan.Firearm,
    };

    private static string JurisdictionOf(LabelledScan scan, ImportDefaults defaults)
    {
        string code = scan.Jurisdiction ?? defaults.Jurisdiction;
        return Jurisdiction.Find(code)?.Code
            ?? throw new LabelsException($"{scan.File}: '{code}' is no jurisdiction. Use a two-letter code of ISO 3166-1, such as NL.");
    }

    private static TValue FindOrAdd<TKey, TValue>(Dictionary<TKey, TValue> known, TKey key, Func<TKey, TValue> add)
        where TKey : notnull
    {
        if (!known.TryGetValue(key, out TValue? value))
            known[key] = value = add(key);
        return value;
    }
}
