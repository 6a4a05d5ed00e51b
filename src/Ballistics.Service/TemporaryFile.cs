namespace Ballistics.Service;

/// <summary>A file that is gone once it is closed: what an answer is made of that would be too large for memory.</summary>
internal static class TemporaryFile
{
    /// <summary>Writes it and gives it to be read from its beginning; where writing fails it is gone.</summary>
    public static async Task<Stream> WriteAsync(Func<Stream, Task> write)
    {
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16,
            FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        try
        {
            await write(file);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
