namespace Ballistics.Service.Searches;

/// <summary>Addresses of the pictures of a candidate beside the probe, all three on one grid.</summary>
/// <param name="Probe">The probe's mark.</param>
/// <param name="Candidate">The candidate's mark, turned and shifted onto the probe's.</param>
/// <param name="Overlay">Both at once.</param>
public sealed record CandidatePictures(string Probe, string Candidate, string Overlay);
