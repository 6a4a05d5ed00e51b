namespace Ballistics.Simulation.Firearms;

/// <summary>
/// The firing-pin aperture. Inside it the primer did not meet the breech face: the pin's crater and the edge that flows into
/// the aperture are what examiners cut out of a breech-face scan.
/// </summary>
/// <param name="CentreX">Centre, metres to the right of the breech face's origin.</param>
/// <param name="CentreY">Centre, metres below it.</param>
/// <param name="Radius">Radius of the part without contact, metres.</param>
public sealed record Aperture(double CentreX, double CentreY, double Radius);
