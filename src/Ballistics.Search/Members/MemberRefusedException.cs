namespace Ballistics.Search.Members;

/// <summary>A person, key or certificate cannot be entered so; the message says why and what to do.</summary>
/// <param name="message">Why, and what to do.</param>
public sealed class MemberRefusedException(string message) : Exception(message);
