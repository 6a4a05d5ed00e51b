namespace Ballistics.Service.Terms;

/// <summary>The terms of an exhibit, or the default of an agency.</summary>
/// <param name="Version">The latest version; 0 where nothing was ever stated.</param>
/// <param name="InForce">The version in force; null where none is: an exhibit then goes by its agency's default, and what neither has stated terms of is reached by its own agency only.</param>
/// <param name="Versions">All versions, latest first.</param>
public sealed record TermsResponse(int Version, TermsVersionResponse? InForce, IReadOnlyList<TermsVersionResponse> Versions);
