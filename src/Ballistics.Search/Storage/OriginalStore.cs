using System.Buffers;
using System.Security.Cryptography;
using Ballistics.Evidence;

namespace Ballistics.Search.Storage;

/// <summary>
/// Scans byte for byte as they were uploaded, each once, under the SHA-256 of its bytes: <c>originals/ab/cd/abcd…</c>.
/// A file is written aside, flushed to the disk and renamed, so what is there is whole; it is checked whenever it is read.
/// </summary>
public sealed class OriginalStore
{
    private readonly string _folder, _incoming;
    private readonly SemaphoreSlim[] _holds = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    internal OriginalStore(string folder, string incoming)
    {
        (_folder, _incoming) = (folder, incoming);
        Directory.CreateDirectory(folder);
        Directory.CreateDirectory(incoming);
    }

    /// <summary>Receives a scan into a temporary file, taking its digest on the way.</summary>
    /// <param name="scan">The bytes; never held in memory as a whole.</param>
    /// <param name="limit">The most bytes to take.</param>
    /// <param name="cancellation">Stops receiving; nothing is left behind.</param>
    /// <exception cref="RejectedScanException">There are no bytes, or more than the limit.</exception>
    public async Task<IncomingOriginal> ReceiveAsync(Stream scan, long limit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scan);
        string path = Path.Combine(_incoming, $"{Guid.CreateVersion7():n}.part");
        byte[] buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            long length = 0;
            await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0, FileOptions.Asynchronous))
                for (int read; (read = await scan.ReadAsync(buffer, cancellation)) > 0;)
                {
                    length += read;
                    if (length > limit)
                        throw new RejectedScanException(RejectionReason.TooLarge, $"The scan is larger than {limit >> 20} MB, the most that is taken. Crop it or save it compressed.");
                    digest.AppendData(buffer, 0, read);
                    await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
                }
            if (length == 0)
                throw new RejectedScanException(RejectionReason.Empty, "The scan has no bytes. Send the file itself.");
            return new IncomingOriginal(path, Convert.ToHexStringLower(digest.GetHashAndReset()), length);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Keeps a received scan; returns when it would survive a power cut. Bytes that are kept already stay once.</summary>
    public async Task KeepAsync(IncomingOriginal incoming)
    {
        ArgumentNullException.ThrowIfNull(incoming);
        string path = PathOf(incoming.Sha256), folder = Path.GetDirectoryName(path)!;
        if (File.Exists(path) && await FitsAsync(path, incoming.Sha256, CancellationToken.None))
            return;
        using (var file = new FileStream(incoming.Path, FileMode.Open, FileAccess.ReadWrite))
            file.Flush(flushToDisk: true);
        Directory.CreateDirectory(folder);
        File.Move(incoming.Path, path, overwrite: true);
        DirectoryFlush.Flush(folder);
        DirectoryFlush.Flush(Path.GetDirectoryName(folder)!);
        DirectoryFlush.Flush(_folder);
    }

    /// <summary>Opens an original after checking its bytes against its digest.</summary>
    /// <exception cref="OriginalLostException">It is missing, or its bytes have changed on the disk.</exception>
    public async Task<FileStream> OpenAsync(string sha256, CancellationToken cancellation)
    {
        string path = PathOf(sha256);
        if (!File.Exists(path))
            throw new OriginalLostException($"The original {sha256} is missing from the data folder. Restore it from a backup.");
        if (!await FitsAsync(path, sha256, cancellation))
            throw new OriginalLostException($"The original {sha256} has changed on the disk. Restore it from a backup.");
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan);
    }

    /// <summary>An original whole, after checking its bytes against its digest.</summary>
    /// <exception cref="OriginalLostException">It is missing, or its bytes have changed on the disk.</exception>
    public byte[] ReadBytes(string sha256)
    {
        string path = PathOf(sha256);
        byte[] bytes = File.Exists(path)
            ? File.ReadAllBytes(path)
            : throw new OriginalLostException($"The original {sha256} is missing from the data folder. Restore it from a backup.");
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == sha256
            ? bytes
            : throw new OriginalLostException($"The original {sha256} has changed on the disk. Restore it from a backup.");
    }

    /// <summary>
    /// Holds an original: while one holds it to keep it and its mark, another cannot find that no mark refers to it and remove it.
    /// </summary>
    /// <returns>Lets go when it is disposed.</returns>
    public async Task<IDisposable> HoldAsync(string sha256)
    {
        SemaphoreSlim hold = _holds[Convert.ToInt32(Path.GetFileName(PathOf(sha256))[..2], 16) % _holds.Length];
        await hold.WaitAsync();
        return new Hold(hold);
    }

    /// <summary>Removes an original for good; the caller holds it and knows that no mark refers to it.</summary>
    internal void Remove(string sha256)
    {
        string path = PathOf(sha256);
        if (!File.Exists(path))
            return;
        File.Delete(path);
        DirectoryFlush.Flush(Path.GetDirectoryName(path)!);
    }

    /// <summary>True where a file is kept under that digest; its bytes are not checked.</summary>
    public bool Contains(string sha256) => File.Exists(PathOf(sha256));

    /// <summary>The digests of all originals, in no order.</summary>
    public IEnumerable<string> List() =>
        Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Select(path => Path.GetFileName(path)!);

    /// <summary>Removes what interrupted uploads left; returns how many files that were.</summary>
    internal int RemoveUnfinished()
    {
        int removed = 0;
        foreach (string path in Directory.EnumerateFiles(_incoming))
        {
            File.Delete(path);
            removed++;
        }
        return removed;
    }

    private string PathOf(string sha256) =>
        sha256.Length == 64 && sha256.All(char.IsAsciiHexDigitLower)
            ? Path.Combine(_folder, sha256[..2], sha256[2..4], sha256)
            : throw new ArgumentException($"'{sha256}' is no SHA-256 digest in lower-case hexadecimal digits.", nameof(sha256));

    private static async Task<bool> FitsAsync(string path, string sha256, CancellationToken cancellation)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation)) == sha256;
    }

    private sealed class Hold(SemaphoreSlim held) : IDisposable
    {
        public void Dispose() => held.Release();
    }
}
