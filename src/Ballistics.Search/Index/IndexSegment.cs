using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Ballistics.Search.Index;

/// <summary>
/// A segment mapped into memory, never changed. It is unmapped when nobody holds it any more: a scan under way may hold one whose
/// file a purge has removed.
/// </summary>
internal sealed unsafe class IndexSegment : IVectorRows
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;
    private readonly int _rowsAt;

    private IndexSegment(string path, MemoryMappedFile file, MemoryMappedViewAccessor view, byte* start, SegmentHeader header, int rowsAt)
    {
        (Path, _file, _view, _rowsAt) = (path, file, view, rowsAt);
        _start = start;
        Header = header;
        Partitions = [.. header.Partitions.Select(run => (new IndexPartition(run.Kind, run.Calibre), run.First, run.Count))];
    }

    ~IndexSegment()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }

    public string Path { get; }

    public SegmentHeader Header { get; }

    public int Count => Header.Rows;

    public IReadOnlyList<(IndexPartition Partition, int First, int Count)> Partitions { get; }

    /// <summary>Maps a segment and checks every byte of it.</summary>
    /// <exception cref="IndexDamagedException">It is missing, of another version, or damaged.</exception>
    public static IndexSegment Open(string path)
    {
        MemoryMappedFile? file = null;
        MemoryMappedViewAccessor? view = null;
        try
        {
            long length = new FileInfo(path).Length;
            file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
            view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
            byte* start = null;
            view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
            (SegmentHeader header, int rowsAt) = SegmentFile.ReadHeader(new ReadOnlySpan<byte>(start, checked((int)Math.Min(length, int.MaxValue))), path);
            string sha256 = Convert.ToHexStringLower(SHA256.HashData(new ReadOnlySpan<byte>(start + rowsAt, checked((int)(length - rowsAt)))));
            if (sha256 != header.Sha256)
                throw new IndexDamagedException($"The rows of '{path}' do not have the digest its header states.");
            return new IndexSegment(path, file, view, start, header, rowsAt);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new IndexDamagedException($"The segment '{path}' cannot be read: {exception.Message}", exception);
        }
    }

    public ref readonly sbyte Vector(int row) => ref Unsafe.AsRef<sbyte>(_start + _rowsAt + (long)row * IndexFormat.Dimensions);

    public Guid MarkId(int row) => Id(_rowsAt + (long)Count * IndexFormat.Dimensions + (long)row * IndexFormat.IdBytes);

    public Guid ExhibitId(int row) => Id(_rowsAt + (long)Count * (IndexFormat.Dimensions + IndexFormat.IdBytes) + (long)row * IndexFormat.IdBytes);

    private Guid Id(long at) => new(new ReadOnlySpan<byte>(_start + at, IndexFormat.IdBytes), bigEndian: true);
}
