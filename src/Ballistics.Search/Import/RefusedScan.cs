namespace Ballistics.Search.Import;

/// <summary>A scan that an import did not take.</summary>
/// <param name="File">The scan.</param>
/// <param name="Message">Why, and what to do.</param>
public sealed record RefusedScan(string File, string Message);
