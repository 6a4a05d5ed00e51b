using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;
using Ballistics.Comparison.Embedding;
using Ballistics.Evidence;
using Ballistics.Search.Index;
using Ballistics.Search.Workers;

namespace Ballistics.Benchmarks.Scale;

/// <summary>
/// What the scan of the index costs against the size of the gallery, beside a plain reading of as many bytes by as many threads. The
/// vectors are drawn at random: what a scan costs does not depend on what they say. The least of many repeats counts, because the
/// machine may be shared.
/// </summary>
internal static class ScanRun
{
    private const int Repeats = 30, Threads = 2, Shortlisted = 200, Nine = 9, Most = 25, Together = 8;

    /// <summary>Measures indexes of 1,000 rows and ten times as many, up to a size; keeps the figures.</summary>
    public static void Run(int most)
    {
        var figures = new List<ScanFigures>();
        using var workers = new WorkerThreads("search worker", Threads);
        for (int marks = 1000; marks <= most; marks *= 10)
        {
            string folder = Directory.CreateTempSubdirectory("ballistics-scan-").FullName;
            try
            {
                figures.Add(Measure(folder, marks, workers));
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        ScaleReport.Keep(figures);
    }

    private static ScanFigures Measure(string folder, int marks, WorkerThreads workers)
    {
        var random = new Random(1);
        Write(folder, marks, random);
        GC.Collect();
        SignatureIndex index = SignatureIndex.Open(folder, "drawn");
        ExhibitScope scope = index.Scope(Enumerable.Range(0, marks).Select(Id));
        long[] values = new long[(long)marks * IndexFormat.Dimensions / sizeof(long)];
        Array.Fill(values, 1);
        double[] least = Least(
            () => Read(values),
            () => Scan(index, scope, Probe(random, 1), workers),
            () => Scan(index, scope, Probe(random, Nine), workers),
            () => Scan(index, scope, Probe(random, Most), workers),
            () => Task.WaitAll([.. Enumerable.Range(0, Together).Select(_ => Task.Run(() => Scan(index, scope, Probe(new Random(2), Nine), workers)))]),
            () => Scan(index, scope, Probe(random, Most) with { Form = EmbeddingForm.Turning }, workers));
        return new ScanFigures(marks, least[0], least[1], least[2], least[3], least[4] / least[2], least[5]);
    }

    private static void Write(string folder, int marks, Random random)
    {
        SignatureIndex index = SignatureIndex.Create(folder, "drawn");
        IndexPartition partition = IndexPartition.Of(MarkKind.BreechFaceImpression, null);
        foreach (int[] some in Enumerable.Range(0, marks).Chunk(Search.Limits.SegmentRows))
        {
            index.Add([.. some.Select(number => new EmbeddingRow(Id(number), Id(number), partition, Drawn(random)))]);
            index.Seal();
        }
    }

    private static void Scan(SignatureIndex index, ExhibitScope scope, ProbeMark probe, WorkerThreads workers) =>
        index.Shortlist([probe], scope, _ => true, Shortlisted, workers, CancellationToken.None);

    /// <summary>Reads as many bytes as a scan does, by as many threads, and does nothing with them but add them up.</summary>
    private static void Read(long[] values)
    {
        long sink = 0;
        Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, part =>
        {
            ReadOnlySpan<long> share = values.AsSpan(values.Length / Threads * part, values.Length / Threads);
            ReadOnlySpan<Vector<long>> vectors = MemoryMarshal.Cast<long, Vector<long>>(share);
            Vector<long> a = default, b = default, c = default, d = default;
            for (int i = 0; i + 3 < vectors.Length; i += 4)
            {
                a ^= vectors[i];
                b ^= vectors[i + 1];
                c ^= vectors[i + 2];
                d ^= vectors[i + 3];
            }
            Interlocked.Add(ref sink, Vector.Sum(a ^ b ^ c ^ d));
        });
        GC.KeepAlive(sink);
    }

    /// <summary>The least time of each, milliseconds. They are repeated in turn, so that whatever else the machine does meets all alike.</summary>
    private static double[] Least(params Action[] actions)
    {
        double[] least = new double[actions.Length];
        Array.Fill(least, double.PositiveInfinity);
        for (int i = 0; i < Repeats; i++)
            for (int at = 0; at < actions.Length; at++)
            {
                long start = Stopwatch.GetTimestamp();
                actions[at]();
                least[at] = Math.Min(least[at], Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        return least;
    }

    private static ProbeMark Probe(Random random, int vectors) =>
        new(MarkKind.BreechFaceImpression, [.. Enumerable.Range(0, vectors).Select(_ => (ReadOnlyMemory<sbyte>)Drawn(random))]);

    private static sbyte[] Drawn(Random random)
    {
        var values = new sbyte[IndexFormat.Dimensions];
        random.NextBytes(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    private static Guid Id(int number) => new(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
