namespace Ballistics.Cli.Evaluation;

/// <summary>Forms every pair that counts.</summary>
internal static class PairFormation
{
    /// <summary>
    /// All pairs of different exhibits of one kind of specimen, within a study or, where asked, across studies. Two lands of one
    /// bullet are no pair: nobody would search a bullet against itself.
    /// </summary>
    /// <param name="items">What is paired.</param>
    /// <param name="across">Whether items of different studies are paired too.</param>
    /// <exception cref="CommandException">There is no pair.</exception>
    public static IReadOnlyList<(ComparedItem First, ComparedItem Second)> Form(IReadOnlyList<ComparedItem> items, bool across)
    {
        var pairs = new List<(ComparedItem, ComparedItem)>();
        for (int i = 0; i < items.Count; i++)
            for (int j = i + 1; j < items.Count; j++)
                if (IsPair(items[i], items[j], across))
                    pairs.Add((items[i], items[j]));
        return OrRefuse(pairs, items);
    }

    /// <summary>The same pairs, each of them twice: what was kept of the one with the whole of the other, and the other way round.</summary>
    /// <param name="kept">What was kept of the items.</param>
    /// <param name="whole">The same items whole, in the same order.</param>
    /// <param name="across">Whether items of different studies are paired too.</param>
    /// <exception cref="CommandException">There is no pair.</exception>
    public static IReadOnlyList<(ComparedItem First, ComparedItem Second)> Form(
        IReadOnlyList<ComparedItem> kept, IReadOnlyList<ComparedItem> whole, bool across)
    {
        var pairs = new List<(ComparedItem, ComparedItem)>();
        foreach (ComparedItem first in kept)
            foreach (ComparedItem second in whole)
                if (IsPair(first, second, across))
                    pairs.Add((first, second));
        return OrRefuse(pairs, whole);
    }

    private static bool IsPair(ComparedItem first, ComparedItem second, bool across) =>
        first.Specimen == second.Specimen
        && (first.Study == second.Study ? first.Exhibit != second.Exhibit : across);

    private static List<(ComparedItem, ComparedItem)> OrRefuse(List<(ComparedItem, ComparedItem)> pairs, IReadOnlyList<ComparedItem> items) => pairs.Count > 0
        ? pairs
        : throw new CommandException($"The {items.Count} exhibits asked for form no pair; two exhibits of one study are needed.");
}
