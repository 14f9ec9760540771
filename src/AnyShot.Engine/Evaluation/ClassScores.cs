namespace AnyShot.Engine.Evaluation;

/// <summary>What a confusion matrix says of a classifier; shares are 0 to 1. Classes of which nothing was asked count for nothing.</summary>
/// <param name="Asked">Images.</param>
/// <param name="Accuracy">Share of images that were recognised.</param>
/// <param name="BalancedAccuracy">Mean recall over the classes.</param>
/// <param name="MacroF1">Mean over the classes of F1 = 2 P R / (P + R), 0 for a class that was never recognised.</param>
/// <param name="Recall">One a class; null where nothing was asked of it.</param>
/// <param name="Precision">One a class; null where it was never answered.</param>
public sealed record ClassScores(long Asked, double Accuracy, double BalancedAccuracy, double MacroF1, IReadOnlyList<double?> Recall, IReadOnlyList<double?> Precision)
{
    /// <param name="matrix">At least one image.</param>
    /// <exception cref="ArgumentException">There is no image in it.</exception>
    public static ClassScores Of(ConfusionMatrix matrix)
    {
        int[] classes = [.. Enumerable.Range(0, matrix.Classes)];
        int[] asked = [.. classes.Where(c => matrix.Asked(c) > 0)];
        if (asked.Length == 0)
        {
            throw new ArgumentException("The confusion matrix is empty.", nameof(matrix));
        }

        long Answered(int c) => classes.Sum(truth => matrix[truth, c]);
        var all = asked.Sum(matrix.Asked);
        return new ClassScores(
            all,
            (double)asked.Sum(c => matrix[c, c]) / all,
            asked.Average(c => matrix.Recall(c)!.Value),
            // 2 P R / (P + R) = 2 right / (asked + answered), which needs no case for a precision that is not defined.
            asked.Average(c => 2.0 * matrix[c, c] / (matrix.Asked(c) + Answered(c))),
            [.. classes.Select(matrix.Recall)],
            [.. classes.Select(c => Answered(c) is > 0 and var answered ? (double?)matrix[c, c] / answered : null)]);
    }
}
