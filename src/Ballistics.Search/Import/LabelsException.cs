namespace Ballistics.Search.Import;

/// <summary>A labels file cannot be used; the message names the file, the line and what to put there.</summary>
/// <param name="message">What is wrong, where, and what to do.</param>
/// <param name="inner">What lies beneath; null where there is nothing.</param>
public sealed class LabelsException(string message, Exception? inner = null) : Exception(message, inner);
