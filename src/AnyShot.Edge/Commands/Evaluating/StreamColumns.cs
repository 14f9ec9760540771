namespace AnyShot.Edge.Commands.Evaluating;

/// <summary>What a row of the stream regime has besides: its accuracy is that of the first answers.</summary>
/// <param name="Block">Queries that arrived together.</param>
/// <param name="RevisedAccuracy">Accuracy of the answers at the end of the stream.</param>
/// <param name="RevisedHalfWidth">Half the 95 % interval of that.</param>
/// <param name="Changed">Share of queries whose answer at the end is another than the first.</param>
/// <param name="QueryMilliseconds">Mean time in which the learner judged a query.</param>
internal sealed record StreamColumns(int Block, double RevisedAccuracy, double RevisedHalfWidth, double Changed, double QueryMilliseconds);
