using Ballistics.Search.Import;
using Ballistics.Search.Storage;
using Microsoft.EntityFrameworkCore;

namespace Ballistics.Search.Members;

/// <summary>
/// Enters the regional bodies of regional-bodies.csv into a database that has none. EUROPOL is listed without Denmark, which
/// works with it under an agreement; AMERIPOL by the countries of its police corps; AFRIPOL by the African Union's members.
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
