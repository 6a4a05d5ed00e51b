namespace Ballistics.Comparison.Embedding;

/// <summary>
/// A mark cannot be embedded now, for no fault of the mark. It is kept and compared as ever; it is embedded, and enters the index, when
/// the model is there again.
/// </summary>
/// <param name="message">What is wrong, where, and what to do.</param>
/// <param name="cause">What brought it about; null where nothing else failed.</param>
public sealed class EmbeddingUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
