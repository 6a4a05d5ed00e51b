using System.IO.Compression;
using System.Runtime.InteropServices;
using Ballistics.Evidence;

namespace Ballistics.Imaging.Formats;

/// <summary>The zip of an X3P file. Entries are looked up by name and only ever read into memory; nothing is unpacked to a disk.</summary>
internal sealed class X3pArchive : IDisposable
{
    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _root;

    /// <summary>Opens the zip and finds the folder that main.xml stands in.</summary>
    /// <exception cref="RejectedScanException">Not sound, too large, names a path outside itself, or has no main.xml.</exception>
    public X3pArchive(ReadOnlyMemory<byte> bytes)
    {
        ZipDirectory.RefuseUnsound(bytes.Span);
        _zip = Open(bytes);
        long declared = 0;
        foreach (ZipArchiveEntry entry in _zip.Entries)
        {
            string name = entry.FullName.Replace('\\', '/');
            if (IsOutside(name))
                throw new RejectedScanException(RejectionReason.Damaged,
                    $"The zip has an entry '{Shorten(name)}' that names a place outside it. Such a file is not to be trusted.");
            declared += Math.Min(entry.Length, Limits.InflatedBytes + 1);
            if (declared > Limits.InflatedBytes)
                throw new RejectedScanException(RejectionReason.TooLarge,
                    $"The zip's entries unpack to more than {Limits.InflatedBytes} bytes. Crop or subsample the scan.");
            if (!name.EndsWith('/') && !name.StartsWith("__MACOSX/", StringComparison.OrdinalIgnoreCase))
                _entries.TryAdd(name, entry);
        }
        // Folders zipped by hand have one more level; the main.xml nearest to the root is the scan's.
        string main = _entries.Keys
            .Where(name => name.Split('/')[^1].Equals("main.xml", StringComparison.OrdinalIgnoreCase))
            .OrderBy(name => name.Count(letter => letter == '/')).ThenBy(name => name, StringComparer.Ordinal)
            .FirstOrDefault() ?? throw new RejectedScanException(RejectionReason.UnknownFormat, _entries.Count == 0
                ? "The file is an empty zip. Save the scan again."
                : "The file is a zip without main.xml, so it is no X3P. If the scan is inside it, unpack it and send the scan.");
        _root = main[..^"main.xml".Length];
        Main = _entries[main];
    }

    /// <summary>The entry main.xml.</summary>
    public ZipArchiveEntry Main { get; }

    /// <summary>The entry at a path relative to main.xml; null where there is none.</summary>
    /// <exception cref="RejectedScanException">The path leads outside the zip.</exception>
    public ZipArchiveEntry? Find(string link)
    {
        string name = link.Trim().Replace('\\', '/');
        if (name.StartsWith("./", StringComparison.Ordinal))
            name = name[2..];
        if (IsOutside(name))
            throw new RejectedScanException(RejectionReason.Damaged, $"main.xml links to '{Shorten(name)}', a place outside the zip.");
        return _entries.GetValueOrDefault(_root + name) ?? _entries.GetValueOrDefault(name);
    }

    /// <summary>The first entry with that file name, whatever its folder; null where there is none.</summary>
    public ZipArchiveEntry? FindByFileName(string fileName) =>
        _entries.Where(pair => pair.Key.Split('/')[^1].Equals(fileName, StringComparison.OrdinalIgnoreCase)).Select(pair => pair.Value).FirstOrDefault();

    /// <summary>The file names that end so, in the order of the zip.</summary>
    public IEnumerable<string> NamesEnding(string ending) =>
        _entries.Keys.Where(name => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public void Dispose() => _zip.Dispose();

    private static ZipArchive Open(ReadOnlyMemory<byte> bytes)
    {
        ArraySegment<byte> array = MemoryMarshal.TryGetArray(bytes, out ArraySegment<byte> owned) ? owned : new ArraySegment<byte>(bytes.ToArray());
        return Guarded.Run("zip", () =>
        {
            var zip = new ZipArchive(new MemoryStream(array.Array!, array.Offset, array.Count, writable: false), ZipArchiveMode.Read);
            _ = zip.Entries;
            return zip;
        });
    }

    private static bool IsOutside(string name) =>
        name.StartsWith('/') || name.Contains(':') || name.Contains('\0') || name.Split('/').Contains("..");

    private static string Shorten(string name) => name.Length <= 80 ? name : name[..80] + "…";
}
