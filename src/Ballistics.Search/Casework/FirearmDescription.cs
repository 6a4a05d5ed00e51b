using Ballistics.Search.Storage;

namespace Ballistics.Search.Casework;

/// <summary>What is shown of a recovered firearm.</summary>
/// <param name="Make">Its make; null where it is not known.</param>
/// <param name="Model">Its model; null where it is not known.</param>
/// <param name="Calibre">Its calibre; null where it is not known.</param>
/// <param name="Serial">Its serial number; null where it is not known, or not shown.</param>
/// <param name="CountryOfManufacture">ISO 3166-1 alpha-2; null where it is not known.</param>
/// <param name="YearOfManufacture">Null where it is not known.</param>
public sealed record FirearmDescription(string? Make, string? Model, string? Calibre, string? Serial, string? CountryOfManufacture, int? YearOfManufacture)
{
    /// <summary>The description of a firearm.</summary>
    /// <param name="firearm">The firearm.</param>
    /// <param name="full">Whether the serial number is shown: it leads to people.</param>
    public static FirearmDescription Of(RecoveredFirearm firearm, bool full)
    {
        ArgumentNullException.ThrowIfNull(firearm);
        return new FirearmDescription(
            firearm.Make, firearm.Model, firearm.Calibre, full ? firearm.Serial : null, firearm.ManufactureCountryCode, firearm.ManufactureYear);
    }
}
