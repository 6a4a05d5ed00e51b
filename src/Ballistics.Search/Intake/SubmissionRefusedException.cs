namespace Ballistics.Search.Intake;

/// <summary>A submission was refused though nothing is wrong with the scan itself; nothing was stored.</summary>
/// <param name="problem">Why, by name.</param>
/// <param name="message">What is wrong, where, and what to do.</param>
/// <param name="existingMarkId">The mark that stands in the way; null where none does.</param>
public sealed class SubmissionRefusedException(SubmissionProblem problem, string message, Guid? existingMarkId = null) : Exception(message)
{
    /// <summary>Why, by name.</summary>
    public SubmissionProblem Problem { get; } = problem;

    /// <summary>The mark that stands in the way; null where none does.</summary>
    public Guid? ExistingMarkId { get; } = existingMarkId;
}
