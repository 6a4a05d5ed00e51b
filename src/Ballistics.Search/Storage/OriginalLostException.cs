namespace Ballistics.Search.Storage;

/// <summary>An original is missing or has changed on the disk; the message names it.</summary>
/// <param name="message">What is wrong, where, and what to do.</param>
public sealed class OriginalLostException(string message) : Exception(message);
