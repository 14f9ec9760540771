using AnyShot.Engine.Evaluation;

namespace AnyShot.Engine.Hierarchies;

/// <summary>What a hierarchy is worth.</summary>
/// <param name="Rows">Ways of judging: without the tree, greedy, with a beam.</param>
/// <param name="Consistency">Share of queries whose nearest prototypes, each level judged by itself, lie on one path.</param>
/// <param name="LevelNodes">Nodes of each level, the coarsest first.</param>
public sealed record HierarchyResult(IReadOnlyList<HierarchyRow> Rows, MeanInterval Consistency, IReadOnlyList<int> LevelNodes);
