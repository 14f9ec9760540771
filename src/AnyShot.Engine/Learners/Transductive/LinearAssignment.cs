namespace AnyShot.Engine.Learners.Transductive;

/// <summary>
/// The linear assignment problem by shortest augmenting paths (Kuhn 1955; the form of Jonker and Volgenant 1987): every row gets a column of its own
/// so that the sum is the largest possible. Cubic in the size.
/// </summary>
internal static class LinearAssignment
{
    /// <param name="gain">Square, row-major; finite.</param>
    /// <param name="size">Rows and columns, at least 1.</param>
    /// <returns>The column of each row.</returns>
    public static int[] Maximise(ReadOnlySpan<double> gain, int size)
    {
        // Rows and columns count from 1; 0 stands for "none yet". Potentials keep all reduced costs at or above zero.
        var ofRow = new double[size + 1];
        var ofColumn = new double[size + 1];
        var rowOf = new int[size + 1];
        var cameFrom = new int[size + 1];
        for (var row = 1; row <= size; row++)
        {
            var least = new double[size + 1];
            Array.Fill(least, double.PositiveInfinity);
            var isDone = new bool[size + 1];
            rowOf[0] = row;
            var column = 0;
            do
            {
                isDone[column] = true;
                var (at, next, step) = (rowOf[column], 0, double.PositiveInfinity);
                for (var j = 1; j <= size; j++)
                {
                    if (isDone[j])
                    {
                        continue;
                    }

                    var reduced = -gain[((at - 1) * size) + j - 1] - ofRow[at] - ofColumn[j];
                    if (reduced < least[j])
                    {
                        (least[j], cameFrom[j]) = (reduced, column);
                    }

                    if (least[j] < step)
                    {
                        (step, next) = (least[j], j);
                    }
                }

                for (var j = 0; j <= size; j++)
                {
                    if (isDone[j])
                    {
                        ofRow[rowOf[j]] += step;
                        ofColumn[j] -= step;
                    }
                    else
                    {
                        least[j] -= step;
                    }
                }

                column = next;
            }
            while (rowOf[column] != 0);

            for (; column != 0; column = cameFrom[column])
            {
                rowOf[column] = rowOf[cameFrom[column]];
            }
        }

        var columns = new int[size];
        for (var j = 1; j <= size; j++)
        {
            columns[rowOf[j] - 1] = j - 1;
        }

        return columns;
    }
}
