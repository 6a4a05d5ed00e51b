using Ballistics.Search.Import;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Members;

/// <summary>
/// Enters the regional bodies of regional-bodies.csv into a database that has none: who belongs to them as was publicly known in November 2025. It is a
/// start, not an authority: the network officer keeps the lists.
/// AFRIPOL: the 55 members of the African Union, whose mechanism it is; some of them were suspended from the Union then. AMERIPOL: the countries of its police corps, as the
/// press named them at the signing of its treaty in Brasília, 9 November 2023, and the United States, whose Drug Enforcement Administration is a member by itself.
/// ASEANAPOL: the police forces of ten countries; Timor-Leste joined ASEAN in October 2025 and is not listed, because no accession to ASEANAPOL was found.
/// CARICOM: its 15 full members. EUROPOL: the European Union's members but Denmark, which works with it under an agreement. GCCPOL: the six of the Gulf Cooperation Council.
/// </summary>
internal static class RegionalBodySeed
{
    public static async Task EnterAsync(EvidenceDb db, CancellationToken cancellation)
    {
        if (await db.RegionalBodies.AnyAsync(cancellation))
            return;
        db.RegionalBodies.AddRange(Read());
        await db.SaveChangesAsync(cancellation);
    }

    internal static IEnumerable<RegionalBody> Read()
    {
        using Stream stream = typeof(RegionalBodySeed).Assembly.GetManifestResourceStream("regional-bodies.csv")
            ?? throw new InvalidOperationException("The list of regional bodies is not in the assembly; build it again.");
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            IReadOnlyList<string> values = CommaSeparated.Split(line);
            yield return new RegionalBody { Code = values[0], Name = values[1], Countries = values[2].Split(' ') };
        }
    }
}
