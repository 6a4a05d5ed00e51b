using Ballistics.Evidence;
using Ballistics.Search.Casework;
using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;
using CsCheck;

namespace Ballistics.Search.Tests.Ranking;

/// <summary>Agencies of four countries with exhibits, under terms and consents drawn at random, past and present.</summary>
internal static class RandomSharing
{
    public static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    /// <summary>When terms that have a second version got it.</summary>
    public static readonly DateTimeOffset Change = Now.AddDays(-2);

    private static readonly string[] s_countries = ["BR", "CO", "KE", "NL"];

    private static readonly Gen<NewTerms> s_terms =
        from sharing in Gen.Enum<Sharing>()
        from countries in Gen.Int[0, 3].Select(i => s_countries[i]).Array[1, 2]
        from body in Gen.Bool.Select(one => one ? "AMERIPOL" : "AFRIPOL")
        from released in Gen.Enum<ReleaseLevel>()
        from consent in Gen.Bool
        from restricted in Gen.Int[0, 3].Select(i => i == 0)
        from expires in Gen.Int[-2, 5].Select(days => days <= 1 ? (DateTimeOffset?)Now.AddDays(days) : null)
        select new NewTerms(
            sharing, sharing == Sharing.NamedCountries ? [.. countries.Distinct()] : [], sharing == Sharing.RegionalBody ? body : null,
            released, consent, restricted ? ["trafficking"] : [], expires, "Drawn at random");

    // No terms, one version, or two of which the second may have been ended.
    private static readonly Gen<(NewTerms[] Versions, bool Ended)> s_history = Gen.Select(s_terms.Array[0, 2], Gen.Int[0, 4].Select(i => i == 0));

    private static readonly Gen<(int Agency, ReleaseLevel Level, DetailRequestState State, int Version, int? Days)> s_consent = Gen.Select(
        Gen.Int[0, 5], Gen.Bool.Select(full => full ? ReleaseLevel.Full : ReleaseLevel.Summary),
        Gen.Frequency((3, Gen.Const(DetailRequestState.Granted)), (1, Gen.Enum<DetailRequestState>())),
        Gen.Int[0, 3], Gen.Int[-1, 2].Select(days => days == 2 ? (int?)null : days));

    /// <summary>Everything to be stored: six agencies, one of them simulated, with two exhibits each.</summary>
    public static readonly Gen<IReadOnlyList<object>> Records =
        from histories in s_history.Array[18]
        from consents in s_consent.Array[0, 3].Array[12]
        select Build(histories, consents);

    private static IReadOnlyList<object> Build((NewTerms[], bool)[] histories, (int, ReleaseLevel, DetailRequestState, int, int?)[][] consents)
    {
        Agency[] agencies = [.. Enumerable.Range(0, 6).Select(i => new Agency { Name = $"{Guid.NewGuid()}", JurisdictionCode = s_countries[i % 4], IsSimulated = i == 5 })];
        var records = new List<object>(agencies);
        for (int i = 0; i < agencies.Length; i++)
        {
            SharingTerms[] defaults = [.. Terms(agencies[i].Id, null, histories[3 * i])];
            records.AddRange(defaults);
            for (int j = 0; j < 2; j++)
            {
                var record = new CaseRecord { AgencyId = agencies[i].Id, Reference = $"{j}" };
                var exhibit = new Exhibit { CaseRecordId = record.Id, AgencyId = agencies[i].Id, Label = $"{j}", Specimen = SpecimenKind.CartridgeCase };
                SharingTerms[] own = [.. Terms(agencies[i].Id, exhibit.Id, histories[3 * i + 1 + j])];
                records.AddRange([record, exhibit, .. own]);
                records.AddRange(consents[2 * i + j].Select(consent => Consent(agencies, exhibit, [.. own, .. defaults], consent)));
            }
        }
        return records;
    }

    private static IEnumerable<SharingTerms> Terms(Guid agency, Guid? exhibit, (NewTerms[] Versions, bool Ended) history) =>
        history.Versions.Select((terms, i) => new SharingTerms
        {
            AgencyId = agency,
            ExhibitId = exhibit,
            Version = i + 1,
            Sharing = terms.Sharing,
            Countries = [.. terms.Countries],
            RegionalBody = terms.RegionalBody,
            Released = terms.Released,
            ConsentNeeded = terms.ConsentNeeded,
            Purposes = [.. terms.Purposes],
            ExpiresAt = terms.ExpiresAt,
            ValidFrom = i == 0 ? Now.AddDays(-9) : Change,
            ValidUntil = i + 1 < history.Versions.Length ? Change : history.Ended ? Now.AddDays(-1) : null,
            StatedBy = Guid.Empty,
            Why = terms.Why,
        });

    private static DetailRequest Consent(
        Agency[] agencies, Exhibit exhibit, SharingTerms[] terms, (int Agency, ReleaseLevel Level, DetailRequestState State, int Terms, int? Days) consent) => new()
        {
            ExhibitId = exhibit.Id,
            OwnerAgencyId = exhibit.AgencyId,
            RequestingAgencyId = agencies[consent.Agency].Id,
            Wanted = consent.Level,
            AskedAt = Now,
            DueAt = Now,
            State = consent.State,
            Granted = consent.State == DetailRequestState.Granted ? consent.Level : null,
            GrantedUntil = consent.Days is null ? null : Now.AddDays(consent.Days.Value),
            TermsId = consent.Terms < terms.Length ? terms[consent.Terms].Id : null,
        };
}
