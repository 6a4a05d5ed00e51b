using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;

namespace Ballistics.Search.Casework;

/// <summary>An event or a firearm of a link graph, with as much of it as the requester is shown.</summary>
/// <param name="Id">Identifies the node within every graph this requester is given.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="Released">How much of it is shown: as much as of the exhibit of which most is.</param>
/// <param name="Agency">The agency that owns it; null where not even that is shown.</param>
/// <param name="Jurisdiction">That agency's jurisdiction, ISO 3166-1 alpha-2; null as before.</param>
/// <param name="Reference">The agency's reference of the case record or firearm; null where it is not shown.</param>
/// <param name="Country">Where it happened, or where the firearm was recovered, ISO 3166-1 alpha-2; null where it is not shown or stated.</param>
/// <param name="Date">When; null where it is not shown or stated.</param>
/// <param name="Locality">The place; null where it is not shown or stated.</param>
/// <param name="Latitude">Degrees north (WGS 84); null where it is not shown or stated.</param>
/// <param name="Longitude">Degrees east (WGS 84); null where it is not shown or stated.</param>
/// <param name="Firearm">The firearm; null where it is none, or not shown.</param>
public sealed record LinkNode(
    string Id,
    LinkNodeKind Kind,
    ReleaseLevel Released,
    string? Agency,
    string? Jurisdiction,
    string? Reference,
    string? Country,
    DateOnly? Date,
    string? Locality,
    double? Latitude,
    double? Longitude,
    FirearmDescription? Firearm)
{
    /// <summary>The node of a firearm.</summary>
    public static string IdOf(Guid firearm) => $"firearm:{firearm}";

    /// <summary>The node an exhibit belongs to.</summary>
    /// <param name="release">The exhibit, its agency, case record and firearm, as released.</param>
    /// <param name="hit">The hit it is an end of.</param>
    internal static LinkNode Of(ExhibitRelease release, Guid hit)
    {
        (Exhibit exhibit, CaseRecord record) = (release.Exhibit, release.Exhibit.CaseRecord!);
        bool contact = release.Shows(ReleaseLevel.Contact), full = release.Shows(ReleaseLevel.Full);
        string? agency = contact ? exhibit.Agency!.Name : null, jurisdiction = contact ? exhibit.Agency!.JurisdictionCode : null;
        if (!release.Shows(ReleaseLevel.Summary))
            return new LinkNode($"withheld:{hit}", LinkNodeKind.Withheld, release.Level, agency, jurisdiction, null, null, null, null, null, null, null);
        if (exhibit.RecoveredFirearm is { } firearm)
            return new LinkNode(
                IdOf(firearm.Id), LinkNodeKind.Firearm, release.Level, agency, jurisdiction, full ? firearm.Reference : null, firearm.RecoveryCountryCode, firearm.RecoveredOn,
                full ? firearm.Locality : null, full ? firearm.Latitude : null, full ? firearm.Longitude : null, FirearmDescription.Of(firearm, full));
        return new LinkNode(
            $"event:{record.Id}", LinkNodeKind.Event, release.Level, agency, jurisdiction, full ? record.Reference : null, record.CountryCode, record.EventDate,
            full ? record.Locality : null, full ? record.Latitude : null, full ? record.Longitude : null, null);
    }
}
