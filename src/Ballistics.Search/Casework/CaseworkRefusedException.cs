namespace Ballistics.Search.Casework;

/// <summary>A step may not be taken now, or not by this person; nothing was stored.</summary>
/// <param name="message">What is wrong and what to do instead.</param>
/// <param name="allowed">What the person may do now, by name; empty where nothing.</param>
public sealed class CaseworkRefusedException(string message, IReadOnlyList<string> allowed) : Exception(message)
{
    /// <summary>What the person may do now, by name; empty where nothing.</summary>
    public IReadOnlyList<string> Allowed { get; } = allowed;
}
