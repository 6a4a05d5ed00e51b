using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using System.Text;
using Ballistics.Evidence;

namespace Ballistics.Simulation.Studies;

/// <summary>Writes simulated studies into a folder: the scans, labels.csv with the truth, and provenance.json.</summary>
public static class SimulatedStudy
{
    /// <summary>Name of the file that holds the truth.</summary>
    public const string LabelsName = "labels.csv";

    /// <summary>Name of the file that says how to make everything again.</summary>
    public const string ProvenanceName = "provenance.json";

    /// <summary>Writes the studies. The folder appears whole or not at all.</summary>
    /// <param name="plans">What to simulate.</param>
    /// <param name="folder">A folder that is not there yet, or is empty.</param>
    /// <param name="commandLine">The command to write into the provenance.</param>
    /// <param name="scanWritten">Called after every scan, from any thread; may be null.</param>
    /// <param name="cancellation">Stops the work; nothing is left.</param>
    /// <returns>What was written to provenance.json.</returns>
    /// <exception cref="ArgumentException">A plan cannot be carried out; the message says why.</exception>
    /// <exception cref="IOException">The folder holds something already, or cannot be written.</exception>
    public static Provenance Write(
        IReadOnlyList<StudyPlan> plans, string folder, string commandLine, Action? scanWritten = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plans);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        foreach (StudyPlan plan in plans)
            plan.Check();
        if (plans.GroupBy(plan => plan.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(alike => alike.Count() > 1) is { } twice)
            throw new ArgumentException($"Two studies are named '{twice.Key}'. Give each a name of its own.", nameof(plans));
        string target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any()))
            throw new IOException($"'{folder}' holds something already. Name a folder that is not there yet, or is empty.");
        string unfinished = $"{target}.{Environment.ProcessId}.unfinished";
        try
        {
            Provenance provenance = WriteInto(unfinished, plans, commandLine, scanWritten, cancellation);
            if (Directory.Exists(target))
                Directory.Delete(target);
            Directory.Move(unfinished, target);
            return provenance;
        }
        finally
        {
            if (Directory.Exists(unfinished))
                Directory.Delete(unfinished, recursive: true);
        }
    }

    private static Provenance WriteInto(
        string folder, IReadOnlyList<StudyPlan> plans, string commandLine, Action? scanWritten, CancellationToken cancellation)
    {
        foreach (StudyPlan plan in plans)
            Directory.CreateDirectory(Path.Combine(folder, plan.Name));
        List<(string Label, ProvenanceScan Scan)> written = WriteScans(folder, plans, scanWritten, cancellation);
        byte[] labels = Encoding.UTF8.GetBytes(LabelsFile.Write(written.Select(scan => scan.Label), hasLight: plans.Any(plan => plan.Light is not null)));
        var provenance = new Provenance
        {
            SimulatorVersion = Parameters.SimulatorVersion,
            CommandLine = commandLine,
            Plans = [.. plans.Select(ProvenancePlan.Of)],
            LabelsSha256 = Convert.ToHexStringLower(SHA256.HashData(labels)),
            Files = [.. written.Select(scan => scan.Scan)],
        };
        File.WriteAllBytes(Path.Combine(folder, LabelsName), labels);
        File.WriteAllText(Path.Combine(folder, ProvenanceName), provenance.ToJson());
        return provenance;
    }

    // In parallel; the marks' own order is restored afterwards, so that the files come out the same however many cores there are.
    private static List<(string Label, ProvenanceScan Scan)> WriteScans(
        string folder, IReadOnlyList<StudyPlan> plans, Action? scanWritten, CancellationToken cancellation)
    {
        var written = new SortedDictionary<long, (string, ProvenanceScan)>();
        try
        {
            Parallel.ForEach(plans.SelectMany(StudyMarks.Of), new ParallelOptions { CancellationToken = cancellation }, (mark, _, order) =>
            {
                (string, ProvenanceScan) row = (LabelsFile.Line(mark), WriteScan(folder, mark));
                lock (written)
                    written.Add(order, row);
                scanWritten?.Invoke();
            });
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }
        return [.. written.Values];
    }

    private static ProvenanceScan WriteScan(string folder, SimulatedMark mark)
    {
        Topography scan = mark.Measure();
        byte[] file = ScanFile.Of(mark, scan);
        File.WriteAllBytes(Path.Combine(folder, mark.File), file);
        return new ProvenanceScan(mark.File, Convert.ToHexStringLower(SHA256.HashData(file)), HeightDigest.Of(scan, mark.HeightStep), mark.Placement);
    }
}
