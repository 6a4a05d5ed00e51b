using System.Security.Cryptography;
using System.Text;
using Ballistics.Search.Disclosures;
using Ballistics.Search.Storage;

namespace Ballistics.Service.Disclosures;

/// <summary>The files of a package before it is written: what was made for it in memory, originals where they lie.</summary>
internal sealed class DisclosureFiles(EvidenceStore store)
{
    private readonly SortedDictionary<string, (DisclosedEntry Entry, byte[]? Bytes, string? Original)> _files = new(StringComparer.Ordinal);

    /// <summary>Every file, by path.</summary>
    public IReadOnlyList<DisclosedEntry> Entries => [.. _files.Values.Select(file => file.Entry)];

    public void Add(string path, byte[] bytes) =>
        _files[path] = (new DisclosedEntry(path, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))), bytes, null);

    public void Add(string path, string text) => Add(path, Encoding.UTF8.GetBytes(text));

    public void AddOriginal(Mark mark)
    {
        string path = DisclosureZip.OriginalPath(mark.Sha256);
        _files[path] = (new DisclosedEntry(path, mark.Length, mark.Sha256), null, mark.Sha256);
    }

    public async Task<Stream> OpenAsync(string path, CancellationToken cancellation) => _files[path] is { Bytes: { } bytes }
        ? new MemoryStream(bytes, writable: false)
        : await store.Originals.OpenAsync(_files[path].Original!, cancellation);
}
