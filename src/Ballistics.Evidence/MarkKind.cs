namespace Ballistics.Evidence;

/// <summary>
/// The kind of a tool mark. A kind owns its numbers: how finely it is sampled and which wavelengths carry its individuality.
/// All lengths are in metres.
/// </summary>
/// <remarks>
/// Start values: Song (2013) and Tong et al. (2015) for breech faces, Song et al. (2018) for firing pins,
/// Hare, Hofmann and Carriquiry (2017) and Chen et al. (2019) for lands, ISO 16610 for the meaning of a cut-off.
/// </remarks>
public sealed class MarkKind : IEquatable<MarkKind>
{
    /// <summary>The face that held the case's head at the moment of firing, pressed into the primer.</summary>
    public static readonly MarkKind BreechFaceImpression =
        new(nameof(BreechFaceImpression), SpecimenKind.CartridgeCase, striated: false, workingSpacing: 12.5e-6, shortCutoff: 16e-6, longCutoff: 250e-6);

    /// <summary>The firing pin's tip, pressed into the primer.</summary>
    public static readonly MarkKind FiringPinImpression =
        new(nameof(FiringPinImpression), SpecimenKind.CartridgeCase, striated: false, workingSpacing: 6e-6, shortCutoff: 5e-6, longCutoff: 125e-6);

    /// <summary>The ejector's face, struck into the rim of the head.</summary>
    public static readonly MarkKind EjectorMark =
        new(nameof(EjectorMark), SpecimenKind.CartridgeCase, striated: false, workingSpacing: 6e-6, shortCutoff: 10e-6, longCutoff: 250e-6);

    /// <summary>The edge of the firing-pin aperture, sheared across the primer as the barrel drops.</summary>
    public static readonly MarkKind ApertureShear =
        new(nameof(ApertureShear), SpecimenKind.CartridgeCase, striated: true, workingSpacing: 1.5e-6, shortCutoff: 5e-6, longCutoff: 250e-6);

    /// <summary>The striae that one land of a rifled barrel engraves on a bullet.</summary>
    public static readonly MarkKind LandEngravedArea =
        new(nameof(LandEngravedArea), SpecimenKind.Bullet, striated: true, workingSpacing: 1.5625e-6, shortCutoff: 10e-6, longCutoff: 250e-6);

    private MarkKind(string name, SpecimenKind specimen, bool striated, double workingSpacing, double shortCutoff, double longCutoff)
    {
        Name = name;
        Specimen = specimen;
        IsStriated = striated;
        WorkingSpacing = workingSpacing;
        ShortCutoff = shortCutoff;
        LongCutoff = longCutoff;
    }

    /// <summary>Every kind, in the order in which an examiner lists them.</summary>
    public static IReadOnlyList<MarkKind> All { get; } =
        [BreechFaceImpression, FiringPinImpression, EjectorMark, ApertureShear, LandEngravedArea];

    /// <summary>The kind's name as files, the API and labels spell it.</summary>
    public string Name { get; }

    /// <summary>The specimen that bears such a mark.</summary>
    public SpecimenKind Specimen { get; }

    /// <summary>True where the tool slid and left striae; false where it was pressed in.</summary>
    public bool IsStriated { get; }

    /// <summary>The lateral spacing a prepared mark is sampled at, in metres.</summary>
    public double WorkingSpacing { get; }

    /// <summary>The shortest wavelength kept, ISO 16610 cut-off, in metres.</summary>
    public double ShortCutoff { get; }

    /// <summary>The longest wavelength kept, ISO 16610 cut-off, in metres.</summary>
    public double LongCutoff { get; }

    /// <summary>The kind of that name, letter case ignored.</summary>
    /// <exception cref="ArgumentException">No kind has that name; the message lists those there are.</exception>
    public static MarkKind Parse(string name) =>
        TryParse(name) ?? throw new ArgumentException(
            $"'{name}' is no mark kind. Use one of: {string.Join(", ", All.Select(kind => kind.Name))}.", nameof(name));

    /// <summary>The kind of that name, letter case ignored; null where there is none.</summary>
    public static MarkKind? TryParse(string? name) =>
        All.FirstOrDefault(kind => string.Equals(kind.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public bool Equals(MarkKind? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
