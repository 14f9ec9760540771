using AnyShot.Engine.Evaluation;

namespace AnyShot.Edge.Commands.Evaluating;

/// <summary>A confusion matrix over the classes that occur: rows are the truth, columns the answers.</summary>
internal sealed record ConfusionColumns(IReadOnlyList<string> Classes, IReadOnlyList<IReadOnlyList<long>> Counts)
{
    public static ConfusionColumns From(ConfusionMatrix matrix, IReadOnlyList<string> classNames)
    {
        var all = Enumerable.Range(0, matrix.Classes).ToArray();
        var present = all.Where(c => matrix.Asked(c) > 0 || all.Any(truth => matrix[truth, c] > 0)).ToArray();
        return new ConfusionColumns([.. present.Select(c => classNames[c])], [.. present.Select(truth => (IReadOnlyList<long>)[.. present.Select(answer => matrix[truth, answer])])]);
    }
}
