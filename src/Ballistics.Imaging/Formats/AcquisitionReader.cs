using System.Security.Cryptography;
using Ballistics.Evidence;

namespace Ballistics.Imaging.Formats;

/// <summary>From bytes to an acquisition, whatever the format; recognised by content, not by name.</summary>
public static class AcquisitionReader
{
    /// <summary>Reads one file.</summary>
    /// <param name="bytes">The file, whole.</param>
    /// <param name="options">What to accept; null for strict reading.</param>
    /// <exception cref="RejectedScanException">The file is empty, unknown, damaged, too large or holds nothing comparable.</exception>
    public static Acquisition Read(ReadOnlyMemory<byte> bytes, ReadOptions? options = null)
    {
        options ??= ReadOptions.Default;
        FileFormat format = FormatRecognition.Recognise(bytes.Span);
        string sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        return format switch
        {
            FileFormat.X3p => X3pReader.Read(bytes, sha256, options),
            _ => throw new RejectedScanException(RejectionReason.UnknownFormat, $"{format} is not read yet."),
        };
    }
}
