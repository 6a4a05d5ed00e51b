namespace Ballistics.Imaging.Formats;

/// <summary>Takes a run of heights as written in the file; NaN or infinite is unmeasured.</summary>
/// <param name="start">Index of the first of them, row after row.</param>
/// <param name="heights">The heights; only valid during the call.</param>
internal delegate void HeightChunk(int start, ReadOnlySpan<double> heights);

/// <summary>Hands every height of a file, in order, to <paramref name="sink"/>. Can be called again and gives the same.</summary>
internal delegate void HeightPass(HeightChunk sink);
