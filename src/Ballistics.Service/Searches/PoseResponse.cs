namespace Ballistics.Service.Searches;

/// <summary>Where the candidate's mark has to be put so that it lies on the probe's: turned about its own centre, then shifted.</summary>
/// <param name="X">Shift to the right, metres.</param>
/// <param name="Y">Shift downwards, metres.</param>
/// <param name="RotationDegrees">Turn, clockwise as drawn, degrees, above −180 up to 180.</param>
public sealed record PoseResponse(double X, double Y, double RotationDegrees);
