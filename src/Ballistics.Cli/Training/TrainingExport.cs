using System.Globalization;
using Ballistics.Cli.Output;
using Ballistics.Comparison.Embedding;
using Ballistics.Evidence;

namespace Ballistics.Cli.Training;

/// <summary>
/// Writes what a model is trained on: inputs.npy, signed bytes of the shape (marks, centres, then <see cref="EmbeddingInput.Shape"/>), and
/// marks.csv with a line for each: exhibit, kind and source.
/// </summary>
internal static class TrainingExport
{
    /// <summary>Marks that are made before any of them is written: bounds the memory.</summary>
    private const int Batch = 256;

    /// <summary>Exports the marks that are not refused, in their order.</summary>
    /// <param name="marks">All impressed or all striated.</param>
    /// <param name="isStriated">Which of the two.</param>
    /// <param name="offsets">Centres to take each mark about.</param>
    /// <param name="folder">Where; made where it is not there yet.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>How many were written and how many refused.</returns>
    public static (int Written, int Refused) Write(
        IEnumerable<TrainingMark> marks, bool isStriated, IReadOnlyList<(double X, double Y)> offsets, string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        int written = 0, refused = 0;
        using (var inputs = new NumpyFile(Path.Combine(folder, "inputs.npy"), [offsets.Count, .. EmbeddingInput.Shape(isStriated)]))
        {
            var lines = new List<string> { "exhibit,kind,source" };
            foreach (TrainingMark[] batch in marks.Where(mark => mark.Kind.IsStriated == isStriated).Chunk(Batch))
            {
                var rows = new sbyte[]?[batch.Length];
                Parallel.For(0, batch.Length, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount },
                    i => rows[i] = Row(batch[i], offsets));
                for (int i = 0; i < batch.Length; i++)
                {
                    if (rows[i] is not { } row)
                    {
                        refused++;
                        continue;
                    }
                    inputs.Add(row);
                    lines.Add(string.Create(CultureInfo.InvariantCulture, $"{batch[i].Exhibit},{batch[i].Kind},{batch[i].Source}"));
                    written++;
                }
            }
            WholeFile.Write(Path.Combine(folder, "marks.csv"), string.Join('\n', lines) + "\n", cancellation);
        }
        return (written, refused);
    }

    private static sbyte[]? Row(TrainingMark mark, IReadOnlyList<(double X, double Y)> offsets)
    {
        try
        {
            return [.. EmbeddingInput.Of(mark.Extract(), offsets).SelectMany(levels => levels)];
        }
        catch (RejectedScanException)
        {
            return null;
        }
    }
}
