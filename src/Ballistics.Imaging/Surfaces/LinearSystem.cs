namespace Ballistics.Imaging.Surfaces;

/// <summary>Small systems of linear equations, solved in one fixed order so that every machine finds the same bits.</summary>
internal static class LinearSystem
{
    /// <summary>Gauss elimination with row pivots on n rows of n coefficients and the right side; null where the system is singular.</summary>
    public static double[]? Solve(double[,] rows)
    {
        int n = rows.GetLength(0);
        double largest = 0;
        for (int row = 0; row < n; row++)
            largest = Math.Max(largest, Math.Abs(rows[row, row]));
        for (int column = 0; column < n; column++)
        {
            int pivot = column;
            for (int row = column + 1; row < n; row++)
                if (Math.Abs(rows[row, column]) > Math.Abs(rows[pivot, column]))
                    pivot = row;
            if (Math.Abs(rows[pivot, column]) <= 1e-12 * largest)
                return null;
            for (int k = 0; k <= n; k++)
                (rows[column, k], rows[pivot, k]) = (rows[pivot, k], rows[column, k]);
            for (int row = column + 1; row < n; row++)
            {
                double factor = rows[row, column] / rows[column, column];
                for (int k = column; k <= n; k++)
                    rows[row, k] -= factor * rows[column, k];
            }
        }
        var solution = new double[n];
        for (int row = n - 1; row >= 0; row--)
        {
            double sum = rows[row, n];
            for (int k = row + 1; k < n; k++)
                sum -= rows[row, k] * solution[k];
            solution[row] = sum / rows[row, row];
        }
        return solution;
    }
}
