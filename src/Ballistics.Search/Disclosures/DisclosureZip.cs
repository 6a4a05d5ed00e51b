using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Ballistics.Search.Audit;

namespace Ballistics.Search.Disclosures;

/// <summary>
/// Writes a package. The same files give the same bytes: paths in order, nothing compressed, one date for all. The manifest comes
/// first and is a <see cref="SignedText"/>.
/// </summary>
public static class DisclosureZip
{
    /// <summary>The packages' format.</summary>
    public const string Format = "ballistics-disclosure/2";

    /// <summary>Where the manifest lies.</summary>
    public const string ManifestPath = "manifest.json";

    /// <summary>Where the list of exhibits lies, by which the comparison is replayed.</summary>
    public const string ExhibitsPath = "exhibits.json";

    /// <summary>Where the audit extract lies.</summary>
    public const string AuditPath = "audit.jsonl";

    private static readonly DateTimeOffset s_date = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    internal static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web);

    /// <summary>Where the original of a digest lies.</summary>
    public static string OriginalPath(string sha256) => $"originals/{sha256}";

    /// <summary>Writes a package.</summary>
    /// <param name="output">Takes the zip file; it is not closed.</param>
    /// <param name="manifest">What the package holds.</param>
    /// <param name="key">Signs the manifest.</param>
    /// <param name="open">Opens a file that the manifest names, by its path.</param>
    /// <param name="cancellation">Stops; what was written so far does not verify.</param>
    public static async Task WriteAsync(
        Stream output, DisclosureManifest manifest, AuditKey key, Func<string, CancellationToken, Task<Stream>> open, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(open);
        await using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        using (var signed = new MemoryStream(Encoding.ASCII.GetBytes(SignedText.Write(Format, JsonSerializer.Serialize(manifest, Json), key))))
            await AddAsync(zip, ManifestPath, signed, cancellation);
        foreach (DisclosedEntry file in manifest.Files)
        {
            await using Stream content = await open(file.Path, cancellation);
            await AddAsync(zip, file.Path, content, cancellation);
        }
    }

    private static async Task AddAsync(ZipArchive zip, string path, Stream content, CancellationToken cancellation)
    {
        ZipArchiveEntry entry = zip.CreateEntry(path, CompressionLevel.NoCompression);
        entry.LastWriteTime = s_date;
        await using Stream file = await entry.OpenAsync(cancellation);
        await content.CopyToAsync(file, cancellation);
    }
}
