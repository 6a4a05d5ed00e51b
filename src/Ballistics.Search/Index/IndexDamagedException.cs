namespace Ballistics.Search.Index;

/// <summary>A file of the index cannot be used. Nothing is lost: the index is built again from the database.</summary>
/// <param name="message">Which file, and what is wrong with it.</param>
/// <param name="inner">What the system reported; may be null.</param>
public sealed class IndexDamagedException(string message, Exception? inner = null) : Exception(message, inner);
