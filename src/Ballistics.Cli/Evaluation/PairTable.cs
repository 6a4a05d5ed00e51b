using System.Globalization;
using System.Text;

namespace Ballistics.Cli.Evaluation;

/// <summary>The pairs as <c>--pairs</c> writes them: comma-separated, one row per pair, empty where there is no value.</summary>
internal static class PairTable
{
    /// <summary>The first line.</summary>
    public const string Header = "first,second,truth,score,correlation,residual,cellFraction,x,y,rotation,overlap,milliseconds,phase,remark";

    /// <summary>All rows. Shifts are metres, rotation is degrees; the time was taken while all cores compared.</summary>
    public static string Write(IEnumerable<PairResult> pairs)
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (PairResult pair in pairs)
        {
            Evidence.Pose? pose = double.IsNaN(pair.Score) ? null : pair.Best?.Pose;
            text.AppendJoin(',',
                Quoted(pair.First.Name), Quoted(pair.Second.Name), pair.IsKnownMatch ? "known match" : "known non-match",
                Number(pair.Score), Number(pair.Best?.Correlation), Number(pair.Best?.Residual), Number(pair.CellFraction),
                Number(pose?.X), Number(pose?.Y), Number(pose?.RotationDegrees), Number(pair.Best?.OverlapFraction),
                pair.Milliseconds.ToString("0.###", CultureInfo.InvariantCulture),
                pair.LandPhase?.ToString(CultureInfo.InvariantCulture) ?? "", Quoted(pair.Best?.Remark ?? "")).Append('\n');
        }
        return text.ToString();
    }

    private static string Number(double? value) =>
        value is { } number && double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : "";

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(",\"\n\r") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
