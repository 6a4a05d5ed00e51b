namespace Ballistics.Cli.Evaluation;

/// <summary>What is paired.</summary>
internal enum Level
{
    /// <summary>Exhibits: a cartridge case, or a bullet with all its lands.</summary>
    Exhibit,

    /// <summary>Single land engraved areas whose barrel land is known.</summary>
    Land,
}
