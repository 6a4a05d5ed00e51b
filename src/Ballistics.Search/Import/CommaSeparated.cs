using System.Text;

namespace Ballistics.Search.Import;

/// <summary>Splits one line of comma-separated values as RFC 4180 writes them.</summary>
internal static class CommaSeparated
{
    /// <summary>The values of a line, without surrounding blanks; a doubled quote inside quotes is a quote.</summary>
    /// <exception cref="FormatException">A quote is opened and never closed.</exception>
    public static IReadOnlyList<string> Split(string line)
    {
        var values = new List<string>();
        var value = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            char c = line[i];
            if (c == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
                value.Append(line[++i]);
            else if (c == '"')
                quoted = !quoted;
            else if (c == ',' && !quoted)
                Close();
            else
                value.Append(c);
        }
        if (quoted)
            throw new FormatException("a quote is opened and never closed");
        Close();
        return values;

        void Close()
        {
            values.Add(value.ToString().Trim());
            value.Clear();
        }
    }
}
