namespace Ballistics.Search.Audit;

/// <summary>The lines of a file as bytes; a text reader would forgive what must be seen.</summary>
internal static class AuditLines
{
    /// <summary>Every line without its line feed; null, once and last, where one has none or is too long.</summary>
    public static IEnumerable<byte[]?> Read(Stream file)
    {
        using var line = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; (read = file.Read(buffer)) > 0;)
            for (int start = 0, end; start < read; start = end + 1)
            {
                int feed = Array.IndexOf(buffer, (byte)'\n', start, read - start);
                end = feed < 0 ? read : feed;
                if (line.Length + end - start > Limits.AuditLineBytes)
                {
                    yield return null;
                    yield break;
                }
                line.Write(buffer, start, end - start);
                if (feed < 0)
                    break;
                yield return line.ToArray();
                line.SetLength(0);
            }
        if (line.Length > 0)
            yield return null;
    }
}
