using System.Text;

namespace Ballistics.Cli.Output;

/// <summary>Writes files whole or not at all: under another name in the same folder first, then renamed.</summary>
internal static class WholeFile
{
    /// <summary>Writes a text, UTF-8 without a byte order mark; a file that was there is replaced at once.</summary>
    /// <param name="path">Where.</param>
    /// <param name="text">What.</param>
    /// <param name="cancellation">Until the moment of renaming, stops it and leaves nothing.</param>
    /// <exception cref="IOException">The folder is missing, full or cannot be written.</exception>
    public static void Write(string path, string text, CancellationToken cancellation = default) =>
        Write(path, Encoding.UTF8.GetBytes(text), cancellation);

    /// <summary>Writes bytes; a file that was there is replaced at once.</summary>
    public static void Write(string path, byte[] bytes, CancellationToken cancellation = default)
    {
        string full = Path.GetFullPath(path);
        string unfinished = Path.Combine(Path.GetDirectoryName(full)!, $".{Path.GetFileName(full)}.{Environment.ProcessId}.unfinished");
        try
        {
            File.WriteAllBytes(unfinished, bytes);
            cancellation.ThrowIfCancellationRequested();
            File.Move(unfinished, full, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
