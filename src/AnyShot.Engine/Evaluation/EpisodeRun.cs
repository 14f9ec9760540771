using AnyShot.Engine.Data;
using AnyShot.Engine.Episodes;

namespace AnyShot.Engine.Evaluation;

/// <summary>What is measured: episodes of one kind from one feature set.</summary>
/// <param name="Set">Where the episodes come from.</param>
/// <param name="Options">What they are made of.</param>
/// <param name="Runs">How many (R), at least 1.</param>
/// <param name="Builder">Gathers their features, generated ones too.</param>
/// <param name="Synthetic">Generated features a class (s).</param>
/// <param name="KnowsTotals">The learner is told how many queries each class has.</param>
/// <param name="Block">Under the stream regime: queries that arrive together, at least 1.</param>
public sealed record EpisodeRun(FeatureSet Set, EpisodeOptions Options, int Runs, EpisodeBatchBuilder Builder, int Synthetic = 0, bool KnowsTotals = false, int Block = 1);
