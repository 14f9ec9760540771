using AnyShot.Engine.Evaluation;

namespace AnyShot.Engine.Hierarchies;

/// <summary>How one way of judging does on a tree, over episodes.</summary>
/// <param name="Method"><c>flat</c>, <c>greedy</c> or <c>beam-N</c>.</param>
/// <param name="Accuracy">Share of right answers at each level, the coarsest first, the classes last.</param>
/// <param name="MistakeDistance">Mean height of the lowest common ancestor over mistakes, over the episodes that have one; null without a mistake.</param>
public sealed record HierarchyRow(string Method, IReadOnlyList<MeanInterval> Accuracy, MeanInterval? MistakeDistance);
