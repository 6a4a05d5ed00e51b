namespace Ballistics.Cli;

/// <summary>A command cannot do what was asked; the message says what is wrong, where, and what to do.</summary>
/// <param name="message">What is wrong, where, and what to do.</param>
internal sealed class CommandException(string message) : Exception(message);
