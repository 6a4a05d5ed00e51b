using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Ballistics.Evidence;

namespace Ballistics.Imaging.Formats;

/// <summary>Writes X3P (ISO 25178-72): metres, little-endian, with checksums. The same input gives the same bytes.</summary>
public static class X3pWriter
{
    private const int PointsInPiece = 8192;

    /// <summary>Writes one surface.</summary>
    /// <param name="stream">Takes the file; is left open.</param>
    /// <param name="surface">The surface.</param>
    /// <param name="options">How to store it and what to say about it; null for single precision and nothing.</param>
    /// <exception cref="ArgumentException">The options do not fit the surface.</exception>
    public static void Write(Stream stream, Topography surface, X3pWriteOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(surface);
        options ??= new X3pWriteOptions();
        if (options.Mask is { } mask && (mask.Width != surface.Width || mask.Height != surface.Height))
            throw new ArgumentException($"The mask has {mask.Width} × {mask.Height} points, the surface {surface.Width} × {surface.Height}.", nameof(options));
        var heights = new X3pHeights(surface, options);
        int points = surface.Width * surface.Height;
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        string? pointsDigest = options.PointsInXml ? null : WritePoints(zip, heights, points);
        string? validDigest = options.PointsInXml || !heights.IsInteger ? null : WriteValid(zip, heights, points);
        if (options.Mask is not null)
            WriteEntry(zip, "bindata/mask.png", X3pMaskPicture.Draw(options.Mask));
        byte[] xml = X3pXml.Write(surface, heights, options, pointsDigest, validDigest);
        WriteEntry(zip, "main.xml", xml);
        WriteEntry(zip, "md5checksum.hex", Encoding.ASCII.GetBytes($"{Digest(xml)} *main.xml\n"));
    }

    private static string WritePoints(ZipArchive zip, X3pHeights heights, int points)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        using Stream entry = Create(zip, "bindata/data.bin");
        int size = X3pNumbers.Size(heights.Type);
        var piece = new byte[PointsInPiece * size];
        for (int start = 0; start < points; start += PointsInPiece)
        {
            int length = Math.Min(PointsInPiece, points - start);
            for (int i = 0; i < length; i++)
                // Integers have no number for "not measured"; valid.bin says it.
                X3pNumbers.Write(heights.Type, piece.AsSpan(i * size), heights[start + i] is var number && heights.IsInteger && double.IsNaN(number) ? 0 : number);
            digest.AppendData(piece, 0, length * size);
            entry.Write(piece, 0, length * size);
        }
        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }

    /// <summary>The bits of the measured points, lowest bit first; null, and no entry, where all were measured.</summary>
    private static string? WriteValid(ZipArchive zip, X3pHeights heights, int points)
    {
        var bits = new byte[(points + 7) / 8];
        bool all = true;
        for (int i = 0; i < points; i++)
        {
            if (double.IsNaN(heights[i]))
                all = false;
            else
                bits[i >> 3] |= (byte)(1 << (i & 7));
        }
        if (all)
            return null;
        WriteEntry(zip, "bindata/valid.bin", bits);
        return Digest(bits);
    }

    private static void WriteEntry(ZipArchive zip, string name, byte[] bytes)
    {
        using Stream entry = Create(zip, name);
        entry.Write(bytes);
    }

    private static Stream Create(ZipArchive zip, string name)
    {
        ZipArchiveEntry entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        // The time of writing would give the same scan another digest each time; this is the zip format's earliest.
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return entry.Open();
    }

    // The standard prescribes MD5; it guards against damage, not against forgery.
    private static string Digest(byte[] bytes) => Convert.ToHexStringLower(MD5.HashData(bytes));
}
