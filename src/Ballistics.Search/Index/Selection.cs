namespace Ballistics.Search.Index;

/// <summary>Finds the k-th largest of many numbers without sorting them.</summary>
internal static class Selection
{
    /// <summary>The k-th largest; reorders what it is given.</summary>
    /// <param name="values">The numbers, none of them NaN.</param>
    /// <param name="k">From 1 to their count.</param>
    public static double Largest(Span<double> values, int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(k, values.Length);
        int low = 0, high = values.Length - 1, wanted = k - 1;
        while (low < high)
        {
            double pivot = values[low + (high - low) / 2];
            int i = low, j = high;
            while (i <= j)
            {
                while (values[i] > pivot)
                    i++;
                while (values[j] < pivot)
                    j--;
                if (i <= j)
                {
                    (values[i], values[j]) = (values[j], values[i]);
                    i++;
                    j--;
                }
            }
            if (wanted <= j)
                high = j;
            else if (wanted >= i)
                low = i;
            else
                break;
        }
        return values[wanted];
    }
}
