namespace Ballistics.Service;

/// <summary>The service cannot start with a setting; the message says which, and what to do.</summary>
/// <param name="message">Which setting, and what to do.</param>
public sealed class SettingsException(string message) : Exception(message);
