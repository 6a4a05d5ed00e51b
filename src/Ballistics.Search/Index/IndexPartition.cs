using System.Text;
using Ballistics.Evidence;

namespace Ballistics.Search.Index;

/// <summary>A part of the index that is scanned or left out as a whole: marks of one kind on specimens of one class.</summary>
/// <param name="Kind">Name of the kind of mark.</param>
/// <param name="Calibre">The calibre in its plain form; empty where the owner did not state it.</param>
public sealed record IndexPartition(string Kind, string Calibre) : IComparable<IndexPartition>
{
    /// <summary>The partition of a mark.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="calibre">The calibre as stated; null where it is not.</param>
    public static IndexPartition Of(MarkKind kind, string? calibre)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return new IndexPartition(kind.Name, PlainCalibre(calibre));
    }

    /// <summary>A calibre by its letters and digits alone, so that <c>9 mm Para</c> and <c>9MM PARA</c> are one; a point between digits stays.</summary>
    public static string PlainCalibre(string? calibre)
    {
        if (calibre is null)
            return "";
        var plain = new StringBuilder(calibre.Length);
        for (int i = 0; i < calibre.Length; i++)
        {
            char letter = calibre[i] == ',' ? '.' : calibre[i];
            bool point = letter == '.' && i > 0 && i + 1 < calibre.Length && char.IsAsciiDigit(calibre[i - 1]) && char.IsAsciiDigit(calibre[i + 1]);
            if (char.IsLetterOrDigit(letter) || point)
                plain.Append(char.ToLowerInvariant(letter));
        }
        return plain.ToString();
    }

    /// <inheritdoc/>
    public int CompareTo(IndexPartition? other)
    {
        int byKind = string.CompareOrdinal(Kind, other?.Kind);
        return byKind != 0 ? byKind : string.CompareOrdinal(Calibre, other?.Calibre);
    }
}
