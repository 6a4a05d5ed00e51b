namespace Ballistics.Search.Storage;

/// <summary>A scan received whole into a temporary file; disposing removes it unless it was kept.</summary>
/// <param name="Path">The temporary file.</param>
/// <param name="Sha256">SHA-256 of its bytes, 64 lower-case hexadecimal digits.</param>
/// <param name="Length">Its size, bytes.</param>
public sealed record IncomingOriginal(string Path, string Sha256, long Length) : IDisposable
{
    /// <summary>The bytes.</summary>
    public byte[] ReadBytes() => File.ReadAllBytes(Path);

    /// <inheritdoc/>
    public void Dispose() => File.Delete(Path);
}
