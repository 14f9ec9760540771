namespace AnyShot.Engine.ActiveLearning;

/// <summary>A part that should be labelled.</summary>
/// <param name="Index">Place in the pool.</param>
/// <param name="Score">
/// The larger, the more there is to learn. Random: 0. Entropy: over its largest possible value, 0 to 1. Margin: one minus the difference, 0 to 1. Least confidence: one minus the
/// probability, 0 to 1. K-centre: Euclidean distance to the nearest labelled part, 0 to 2 (2 where nothing is labelled). Mixed: mean rank, 0 to 1.
/// Coverage: by how much the mean squared distance of the parts without label to the nearest labelled one falls, 0 to 4.
/// </param>
public readonly record struct LabelProposal(int Index, double Score);
