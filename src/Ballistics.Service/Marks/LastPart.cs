using Microsoft.AspNetCore.WebUtilities;

namespace Ballistics.Service.Marks;

/// <summary>
/// The file of an upload. At its end it looks whether anything follows: a field after the file would be ignored otherwise,
/// and a digest that is ignored is worse than none.
/// </summary>
/// <param name="body">The part's bytes.</param>
/// <param name="reader">What gave the part.</param>
internal sealed class LastPart(Stream body, MultipartReader reader) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read;
        try
        {
            read = await body.ReadAsync(buffer, cancellationToken);
        }
        catch (IOException exception) when (exception is not BadHttpRequestException)
        {
            throw ScanUpload.Malformed("The form ends within the file.");
        }
        if (read == 0 && buffer.Length > 0 && await ScanUpload.NextAsync(reader, cancellationToken) is not null)
            throw ScanUpload.Malformed("The file is not the last part of the form.");
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("An upload is read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
