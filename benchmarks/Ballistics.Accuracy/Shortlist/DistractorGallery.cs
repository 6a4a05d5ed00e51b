using System.Runtime.InteropServices;
using Ballistics.Comparison;
using Ballistics.Comparison.Embedding;
using Ballistics.Evidence;

namespace Ballistics.Accuracy.Shortlist;

/// <summary>
/// Embeddings of simulated marks of firearms that nobody looks for, made once and kept in a folder that is not committed:
/// <see cref="MarkEmbedding.Dimensions"/> bytes of each and nothing else, read block by block, so that a million of them need no memory.
/// A run that was stopped goes on where it was.
/// </summary>
internal sealed class DistractorGallery
{
    private const ulong Seed = 20_260_101;

    /// <summary>Marks between two writes to the folder: what an interruption costs.</summary>
    private const int Batch = 500;

    /// <summary>Marks that are made again, to see whether simulator, signature and model still give what was kept.</summary>
    private const int Samples = 24;

    /// <summary>Embeddings that are held in memory at once.</summary>
    private const int Block = 10_000;

    private readonly string _file;
    private readonly MarkKind _kind;
    private readonly string _version;
    private readonly int _count;

    private DistractorGallery(string file, MarkKind kind, string version, int count) => (_file, _kind, _version, _count) = (file, kind, version, count);

    /// <summary>The embeddings of the first distractors by each of the embedders, in the embedders' order.</summary>
    /// <param name="kind">The kind of mark.</param>
    /// <param name="embedders">The embedders.</param>
    /// <param name="count">How many distractors.</param>
    /// <param name="folder">Where they are kept.</param>
    /// <param name="cancellation">Stops the work; what was made is kept.</param>
    public static IReadOnlyList<DistractorGallery> Of(
        MarkKind kind, IReadOnlyList<IMarkEmbedder> embedders, int count, string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        string[] files = [.. embedders.Select(embedder => Path.Combine(folder, $"{kind}-{Seed}-{embedder.Version}.i8"))];
        for (int e = 0; e < files.Length; e++)
            DeleteUnlessCurrent(files[e], kind, embedders[e]);
        for (int made = files.Min(Count); made < count; made = files.Min(Count))
        {
            Add(kind, embedders, files, made, Math.Min(Batch, count - made), cancellation);
            Console.Error.WriteLine($"{files.Min(Count)} of {count} distractors");
        }
        return [.. embedders.Select((embedder, i) => new DistractorGallery(files[i], kind, embedder.Version, count))];
    }

    /// <summary>The embeddings in order, with the number of the first of each block.</summary>
    public IEnumerable<(int First, MarkEmbedding[] Rows)> Blocks()
    {
        using FileStream stream = File.OpenRead(_file);
        for (int first = 0; first < _count; first += Block)
            yield return (first, Read(stream, _kind, _version, first, Math.Min(Block, _count - first)));
    }

    private static int Count(string file) => File.Exists(file) ? (int)(new FileInfo(file).Length / MarkEmbedding.Dimensions) : 0;

    /// <summary>What was kept counts only as long as marks taken from all of it, the first and the last among them, come out the same.</summary>
    private static void DeleteUnlessCurrent(string file, MarkKind kind, IMarkEmbedder embedder)
    {
        if (Count(file) is > 0 and int count)
        {
            var source = new DistractorSource(Seed, kind);
            bool isCurrent;
            using (FileStream stream = File.OpenRead(file))
                isCurrent = Enumerable.Range(0, Samples).Select(i => (int)((count - 1L) * i / (Samples - 1))).All(
                    number => embedder.Embed(source.Extract(number)).Values.SequenceEqual(Read(stream, kind, embedder.Version, number, 1)[0].Values));
            if (!isCurrent)
                File.Delete(file);
        }
    }

    private static void Add(MarkKind kind, IReadOnlyList<IMarkEmbedder> embedders, string[] files, int first, int count, CancellationToken cancellation)
    {
        var source = new DistractorSource(Seed, kind);
        var rows = new MarkEmbedding[embedders.Count, count];
        Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            Signature signature = source.Extract(first + i);
            for (int e = 0; e < embedders.Count; e++)
                rows[e, i] = embedders[e].Embed(signature);
        });
        for (int e = 0; e < embedders.Count; e++)
        {
            using FileStream stream = File.Open(files[e], FileMode.OpenOrCreate);
            stream.Position = (long)first * MarkEmbedding.Dimensions;
            for (int i = 0; i < count; i++)
                stream.Write([.. rows[e, i].Values.ToArray().Select(value => (byte)value)]);
        }
    }

    private static MarkEmbedding[] Read(FileStream stream, MarkKind kind, string version, int first, int count)
    {
        var bytes = new byte[count * MarkEmbedding.Dimensions];
        stream.Position = (long)first * MarkEmbedding.Dimensions;
        stream.ReadExactly(bytes);
        return
        [
            .. Enumerable.Range(0, count).Select(
                i => MarkEmbedding.FromValues(kind, version, MemoryMarshal.Cast<byte, sbyte>(bytes.AsSpan(i * MarkEmbedding.Dimensions, MarkEmbedding.Dimensions)))),
        ];
    }
}
