namespace AnyShot.Engine.Evaluation;

/// <summary>What only a stream has: answers that cannot be taken back. The accuracy of the run is that of the first answers.</summary>
/// <param name="Revised">Accuracy of the answers that the learner would give at the end, when all queries are known.</param>
/// <param name="Changed">Share of queries whose answer at the end is another than the first.</param>
public sealed record StreamResult(MeanInterval Revised, double Changed);
