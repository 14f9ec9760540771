using AnyShot.Engine.Evaluation;

namespace AnyShot.Edge.Commands.Evaluating;

/// <summary>What <c>anyshot evaluate head</c> found.</summary>
/// <param name="Dataset">Name of the images' folder.</param>
/// <param name="Backbone">Name and revision.</param>
/// <param name="Scores">By the classifier's classes.</param>
/// <param name="Confusion">Over the classes that occur.</param>
/// <param name="Classes">The classifier's, in its order.</param>
internal sealed record HeadReport(string Dataset, string Backbone, ClassScores Scores, ConfusionColumns Confusion, IReadOnlyList<string> Classes);
