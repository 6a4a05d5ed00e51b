using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ballistics.Cli.Output;
using Ballistics.Comparison;
using Ballistics.Evidence;
using Ballistics.Search.Ranking;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Cli;

/// <summary>A file that was searched with, and the candidates found.</summary>
/// <param name="File">The file.</param>
/// <param name="Kind">The kind of mark it shows.</param>
/// <param name="Candidates">The candidates, with how many exhibits were eligible and compared.</param>
/// <param name="BearsThisFile">Exhibits that bear the very bytes of the file; their score says nothing.</param>
internal sealed record SearchedFile(string File, MarkKind Kind, CandidateList Candidates, IReadOnlySet<Guid> BearsThisFile)
{
    private static readonly JsonSerializerOptions s_options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Searches a data folder with a file; the file is not kept, but the trail names its digest and the purpose.</summary>
    public static async Task<SearchedFile> SearchAsync(
        string file, MarkKind kind, string folder, int limit, string purpose, ProgressDisplay progress, CancellationToken cancellation)
    {
        PreparedScan scan = PreparedScan.Read(file, kind);
        using EvidenceStore store = await EvidenceStore.OpenAsync(folder, cancellation: cancellation);
        await using EvidenceDb db = store.OpenDb();
        int eligible = await db.Exhibits.CountAsync(exhibit => exhibit.Marks.Any(mark => mark.Kind == kind), cancellation);
        CandidateList found = await progress.RunAsync("Comparing exhibits", eligible, done => LocalSearch.RunAsync(
            store, new LocalRequest([new ExhibitMark(file, scan.Signature)], scan.Acquisition.Sha256, purpose, limit), new CountedProgress<SearchProgress>(done), cancellation));
        HashSet<Guid> same = await db.Marks.Where(mark => mark.Sha256 == scan.Acquisition.Sha256).Select(mark => mark.ExhibitId).ToHashSetAsync(cancellation);
        return new SearchedFile(file, kind, found, same);
    }

    /// <summary>Writes the list as a person reads it.</summary>
    public void WriteText(TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Candidates.Eligible} exhibits eligible, {Candidates.Compared} compared, {Candidates.NotComparable} not comparable; {Candidates.Duration.TotalSeconds:0.00} s."));
        output.WriteLine($"{"rank",4}  {"score",8}  {"where",-5}  {"x µm",7}  {"y µm",7}  {"turn",7}  exhibit");
        foreach (Candidate candidate in Candidates.Candidates)
        {
            Pose pose = candidate.Comparison.Pairs[0].Comparison.Pose;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{candidate.Rank,4}  {candidate.Comparison.Score,8:0.0000}  {candidate.Jurisdiction,-5}  {pose.X * 1e6,7:0}  {pose.Y * 1e6,7:0}  {pose.RotationDegrees,6:0.0}°  ")
                + $"{candidate.Label} ({candidate.Agency}, {candidate.CaseReference})" + (BearsThisFile.Contains(candidate.ExhibitId) ? ": this very file" : ""));
        }
    }

    /// <summary>The list as JSON; lengths in metres, turns in degrees, null where a figure does not apply.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new
        {
            File,
            Kind = Kind.Name,
            Candidates.Eligible,
            Candidates.Compared,
            Candidates.NotComparable,
            Candidates.SignatureVersion,
            Candidates.ComparerVersion,
            Milliseconds = Candidates.Duration.TotalMilliseconds,
            Candidates = Candidates.Candidates.Select(candidate => new
            {
                candidate.Rank,
                candidate.ExhibitId,
                candidate.Label,
                candidate.Jurisdiction,
                candidate.Agency,
                candidate.CaseReference,
                candidate.Comparison.Score,
                candidate.Comparison.Pairs[0].Comparison.Pose,
                Correlation = Finite(candidate.Comparison.Pairs[0].Comparison.Correlation),
                Residual = Finite(candidate.Comparison.Pairs[0].Comparison.Residual),
                CellFraction = Finite(candidate.Comparison.Pairs[0].Comparison.CongruentCellFraction),
                OverlapFraction = Finite(candidate.Comparison.Pairs[0].Comparison.OverlapFraction),
                IsThisVeryFile = BearsThisFile.Contains(candidate.ExhibitId),
            }),
        },
        s_options) + "\n";

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
