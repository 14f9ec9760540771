using AnyShot.Engine.Registry;

namespace AnyShot.Edge.Review;

/// <summary>What is wrong with the examples of a revision.</summary>
/// <param name="Revision">Of the classes; 0 for a folder that is no registry.</param>
/// <param name="Classes">Classes that have examples, by name.</param>
/// <param name="Items">Examples with an advice, those that should go first.</param>
/// <param name="ClosePairs">Classes whose prototypes are nearly the same.</param>
/// <param name="Warnings">Sentences about the set as a whole.</param>
public sealed record QualityReport(
    long Revision, IReadOnlyList<ClassQuality> Classes, IReadOnlyList<ItemQuality> Items, IReadOnlyList<ClosePair> ClosePairs, IReadOnlyList<string> Warnings)
{
    public static QualityReport Of(long revision, SupportQuality found) =>
        new(revision, found.Classes, [.. found.Items.Where(item => item.Advice.Length > 0)], found.ClosePairs, found.Warnings);
}
