namespace AnyShot.Engine.Training.TwoStage;

/// <summary>
/// How long the model that is kept trains, from the folds. One fold of few images has a dozen to choose by, and its best epoch is mostly luck; the mean of all folds at one epoch is of every image once.
/// </summary>
internal static class FoldEpoch
{
    /// <param name="folds">At least one, with one row an epoch.</param>
    /// <returns>The epoch, from 1, with the highest mean of the folds' macro F1, the lower mean loss deciding between equals. Looks at epochs that every fold reached.</returns>
    public static int Best(IReadOnlyList<StageState> folds)
    {
        var epochs = folds.Min(fold => fold.Rows.Count);
        return 1 + Enumerable.Range(0, epochs).MaxBy(epoch => (folds.Average(fold => fold.Rows[epoch].MacroF1!.Value), -folds.Average(fold => fold.Rows[epoch].ValidationLoss!.Value)));
    }
}
