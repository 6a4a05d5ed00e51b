using Ballistics.Search.Import;

namespace Ballistics.Cli.Evaluation;

/// <summary>Chooses the scans an evaluation takes.</summary>
internal static class EvaluatedScans
{
    /// <summary>The labelled scans of the studies and the level asked for.</summary>
    /// <exception cref="CommandException">There are none, a file is missing, or the protocol does not fit them.</exception>
    public static IReadOnlyList<LabelledScan> Select(IReadOnlyList<LabelledScan> labelled, EvaluationRequest request)
    {
        foreach (string study in request.Studies)
            if (!labelled.Any(scan => scan.Study == study))
                throw new CommandException(
                    $"{request.LabelsFile} has no study '{study}'. It has: {string.Join(", ", labelled.Select(scan => scan.Study).Distinct())}.");
        List<LabelledScan> scans = [.. labelled.Where(scan => request.Studies.Count == 0 || request.Studies.Contains(scan.Study))];
        if (request.Level == Level.Land)
            scans.RemoveAll(scan => scan.Land is null || scan.Surface is null);
        if (scans.Count == 0)
            throw new CommandException(request.Level == Level.Land
                ? $"No scan asked for in {request.LabelsFile} is a land of a known surface. Use --level exhibit, or fill the columns land and surface."
                : $"{request.LabelsFile} labels no scan.");
        if (request.Protocol != Protocol.AsScanned && scans.Find(scan => scan.Kind.IsStriated) is { } striated)
            throw new CommandException(
                $"The protocol {ProtocolNames.NameOf(request.Protocol)} is for impressed marks; {striated.File} shows a {striated.Kind}, which is striated and known to "
                + "lie along one axis. Use --protocol as-scanned, or name a study of impressed marks.");
        if (scans.Find(scan => !File.Exists(PathOf(scan, request))) is { } missing)
            throw new CommandException(
                $"The file '{PathOf(missing, request)}' is labelled and not there. Put it there or take its line out of {request.LabelsFile}.");
        return scans;
    }

    /// <summary>Where a labelled scan lies.</summary>
    public static string PathOf(LabelledScan scan, EvaluationRequest request) => Path.Combine(request.Folder, scan.File);
}
