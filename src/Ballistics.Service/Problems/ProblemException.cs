namespace Ballistics.Service.Problems;

/// <summary>A request is answered with a problem.</summary>
/// <param name="type">Which.</param>
/// <param name="detail">What is wrong with this request, and what to do.</param>
public sealed class ProblemException(ProblemType type, string detail) : Exception(detail)
{
    /// <summary>Which problem.</summary>
    public ProblemType Type { get; } = type;
}
