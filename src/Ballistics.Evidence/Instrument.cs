namespace Ballistics.Evidence;

/// <summary>What measured a surface, as the file states it; empty where it does not.</summary>
/// <param name="Manufacturer">Maker of the instrument.</param>
/// <param name="Model">Model name.</param>
/// <param name="Serial">Serial number.</param>
/// <param name="Version">Version of hardware or software.</param>
public sealed record Instrument(string Manufacturer = "", string Model = "", string Serial = "", string Version = "");
