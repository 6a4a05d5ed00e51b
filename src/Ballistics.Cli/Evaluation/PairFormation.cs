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
                if (IsPair(items[i], items[j]))
                    pairs.Add((items[i], items[j]));
        return pairs.Count > 0
            ? pairs
            : throw new CommandException($"The {items.Count} exhibits asked for form no pair; two exhibits of one study are needed.");

        bool IsPair(ComparedItem first, ComparedItem second) =>
            first.Specimen == second.Specimen
            && (first.Study == second.Study ? first.Exhibit != second.Exhibit : across);
    }
}
