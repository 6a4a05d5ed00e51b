namespace Ballistics.Search.Storage;

/// <summary>A data folder cannot be opened; the message says why and what to do.</summary>
/// <param name="message">What is wrong, where, and what to do.</param>
/// <param name="inner">What the system reported.</param>
public sealed class StoreUnavailableException(string message, Exception inner) : Exception(message, inner);
