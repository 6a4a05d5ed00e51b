namespace Ballistics.Accuracy;

/// <summary>A part of a committed page between two comment lines, written by the run alone.</summary>
/// <param name="Name">What the lines call it.</param>
/// <param name="Text">What stands between them.</param>
internal sealed record MarkedSection(string Name, string Text)
{
    /// <summary>The line above.</summary>
    public string Start => $"<!-- {Name}:start -->";

    /// <summary>The line below.</summary>
    public string End => $"<!-- {Name}:end -->";

    /// <summary>What a page holds between the lines; null where it lacks them.</summary>
    public string? Find(string page) => Place(page) is var (from, to) ? page[from..to] : null;

    /// <summary>The page with this text between the lines; null where it lacks them.</summary>
    public string? Replace(string page) => Place(page) is var (from, to) ? page[..from] + "\n" + Text + page[to..] : null;

    private (int From, int To)? Place(string page)
    {
        int start = page.IndexOf(Start, StringComparison.Ordinal), end = page.IndexOf(End, StringComparison.Ordinal);
        return start >= 0 && end > start ? (start + Start.Length, end) : null;
    }
}
