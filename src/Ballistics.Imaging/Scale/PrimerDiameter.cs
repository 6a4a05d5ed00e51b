namespace Ballistics.Imaging.Scale;

/// <summary>
/// The nominal diameter of the primer a calibre takes. Boxer primers come in two diameters, .175 in (small, pistol and rifle) and .210 in (large, pistol
/// and rifle): SAAMI Z299.3 (pistol) and Z299.4 (rifle), primer pocket drawings; C.I.P. TDCC gives the same pockets.
/// </summary>
public static class PrimerDiameter
{
    /// <summary>A small primer, .175 in, metres.</summary>
    public const double Small = .175 * .0254;

    /// <summary>A large primer, .210 in, metres.</summary>
    public const double Large = .210 * .0254;

    // Calibres that are made with either (.45 Auto, .308 Winchester, 6.5 mm Creedmoor) are not listed: a scale from a coin's toss is none.
    private static readonly Dictionary<string, double> s_byCalibre = new(StringComparer.Ordinal)
    {
        ["25auto"] = Small,
        ["635browning"] = Small,
        ["32auto"] = Small,
        ["765browning"] = Small,
        ["380auto"] = Small,
        ["9mmbrowning"] = Small,
        ["9x17"] = Small,
        ["9x18"] = Small,
        ["9mmmakarov"] = Small,
        ["9luger"] = Small,
        ["9mmluger"] = Small,
        ["9mmparabellum"] = Small,
        ["9mmpara"] = Small,
        ["9mm"] = Small,
        ["9x19"] = Small,
        ["9x19mm"] = Small,
        ["357sig"] = Small,
        ["38special"] = Small,
        ["357magnum"] = Small,
        ["38super"] = Small,
        ["40sw"] = Small,
        ["40smithwesson"] = Small,
        ["57x28"] = Small,
        ["223remington"] = Small,
        ["223rem"] = Small,
        ["556x45"] = Small,
        ["556x45nato"] = Small,
        ["300blackout"] = Small,
        ["10mmauto"] = Large,
        ["41magnum"] = Large,
        ["44special"] = Large,
        ["44magnum"] = Large,
        ["45colt"] = Large,
        ["30carbine"] = Small,
        ["243winchester"] = Large,
        ["270winchester"] = Large,
        ["3006springfield"] = Large,
        ["762x39"] = Large,
        ["762x54r"] = Large,
        ["8x57is"] = Large,
    };

    /// <summary>The diameter, metres; NaN where the calibre is not listed, or takes either.</summary>
    /// <param name="calibre">As the owner writes it; case, spaces and punctuation do not matter.</param>
    public static double Of(string? calibre) =>
        calibre is not null && s_byCalibre.TryGetValue(Plain(calibre), out double diameter) ? diameter : double.NaN;

    private static string Plain(string calibre) => string.Concat(calibre.ToLowerInvariant().Replace('×', 'x').Where(char.IsAsciiLetterOrDigit));
}
