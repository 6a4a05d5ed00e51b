namespace Ballistics.Service.Problems;

/// <summary>One kind of problem the API answers with (RFC 9457).</summary>
/// <param name="Name">Its name in kebab case; the last part of its URI.</param>
/// <param name="Status">The HTTP status it comes with.</param>
/// <param name="Title">What is wrong, in a few words.</param>
/// <param name="Description">What it means and what to do.</param>
public sealed record ProblemType(string Name, int Status, string Title, string Description)
{
    /// <summary>The problem's URI, relative to the service; it answers with this description.</summary>
    public string Type => $"/problems/{Name}";
}
