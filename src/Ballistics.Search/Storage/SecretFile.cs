using System.Text;

namespace Ballistics.Search.Storage;

/// <summary>Files that nobody but the service's own account may read.</summary>
internal static class SecretFile
{
    /// <summary>Writes a file whole or not at all; returns when it would survive a power cut.</summary>
    /// <exception cref="IOException">It is there already, or cannot be written.</exception>
    public static void Keep(string path, string text)
    {
        string folder = Directory.CreateDirectory(Path.GetDirectoryName(path)!).FullName, unfinished = path + ".unfinished";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(unfinished, options))
        {
            file.Write(Encoding.ASCII.GetBytes(text));
            file.Flush(flushToDisk: true);
        }
        File.Move(unfinished, path);
        DirectoryFlush.Flush(folder);
    }
}
