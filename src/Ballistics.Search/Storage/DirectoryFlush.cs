using System.Runtime.InteropServices;

namespace Ballistics.Search.Storage;

/// <summary>Flushes a folder's own entries, so that a renamed file is still there after a power cut.</summary>
internal static partial class DirectoryFlush
{
    /// <summary>Does nothing on Windows, whose file system journals renames and offers no such call.</summary>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        int handle = Open(folder, 0);
        if (handle < 0)
            return;
        Sync(handle);
        Close(handle);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Sync(int handle);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int handle);
}
