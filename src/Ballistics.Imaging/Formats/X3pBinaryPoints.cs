using System.IO.Compression;
using System.Security.Cryptography;
using Ballistics.Evidence;

namespace Ballistics.Imaging.Formats;

/// <summary>
/// Points in a binary entry: unpacked once and held, or, above <see cref="Limits.HeldEntryBytes"/>, unpacked anew for each pass so that
/// only one buffer is held.
/// </summary>
internal sealed class X3pBinaryPoints
{
    private const int PointsInPiece = 8192;
    private readonly ZipArchiveEntry _entry;
    private readonly X3pDataType[] _types;
    private readonly int _points, _size;

    /// <summary>What was unpacked, in the pieces it came in: memory is taken as bytes flow, whatever the zip claims. Null where it is not held.</summary>
    private List<byte[]>? _held;

    /// <summary>Points of numbers of these types, one after another.</summary>
    /// <exception cref="RejectedScanException">The entry has not as many bytes as the points need.</exception>
    public X3pBinaryPoints(ZipArchiveEntry entry, X3pDataType[] types, int points)
    {
        _entry = entry;
        _types = types;
        _points = points;
        _size = types.Sum(X3pNumbers.Size);
        long needed = (long)points * _size;
        if (entry.Length != needed)
            throw new RejectedScanException(RejectionReason.Damaged,
                $"'{entry.FullName}' has {entry.Length} bytes where {points} points of {_size} bytes need {needed}. Save the scan again.");
    }

    /// <summary>Checks the entry's CRC and, where one is stated, its digest.</summary>
    public void Check(string? stated, ChecksumPolicy checksums)
    {
        HashAlgorithmName? algorithm = stated is null ? null : ChecksumPolicy.Algorithm(stated);
        using IncrementalHash? digest = algorithm is null ? null : IncrementalHash.CreateHash(algorithm.Value);
        List<byte[]>? held = (long)_points * _size <= Limits.HeldEntryBytes ? [] : null;
        Unpack(checksums, piece =>
        {
            digest?.AppendData(piece);
            held?.Add(piece.ToArray());
        });
        _held = held;
        if (stated is not null)
            checksums.Demand(digest is not null && Convert.ToHexStringLower(digest.GetHashAndReset()) == stated, $"'{_entry.FullName}' in main.xml");
    }

    /// <summary>All values of one field, in order; NaN where the point is not valid.</summary>
    public HeightPass Field(int field, double increment, double offset, X3pValidPoints? valid) => sink =>
    {
        X3pDataType type = _types[field];
        int before = _types.Take(field).Sum(X3pNumbers.Size), start = 0;
        var numbers = new double[PointsInPiece];
        Pass(piece =>
        {
            int length = piece.Length / _size;
            for (int i = 0; i < length; i++)
                numbers[i] = valid is not null && !valid[start + i]
                    ? double.NaN : X3pNumbers.Read(type, piece[(i * _size + before)..]) * increment + offset;
            sink(start, numbers.AsSpan(0, length));
            start += length;
        });
    };

    private void Pass(ZipEntryBytes.Chunk sink)
    {
        if (_held is null)
            Unpack(null, sink);
        else
            foreach (byte[] piece in _held)
                sink(piece);
    }

    private void Unpack(ChecksumPolicy? checksums, ZipEntryBytes.Chunk sink) =>
        ZipEntryBytes.Stream(_entry, (long)_points * _size, PointsInPiece * _size, checksums, sink);
}
