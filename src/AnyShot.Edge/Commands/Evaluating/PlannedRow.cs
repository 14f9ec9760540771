using AnyShot.Engine.Episodes;
using AnyShot.Engine.Transport;

namespace AnyShot.Edge.Commands.Evaluating;

/// <summary>A row that is to be measured.</summary>
/// <param name="Shots">Real examples a class (K).</param>
/// <param name="Regime">Where the queries come from.</param>
/// <param name="Learner">Judges.</param>
/// <param name="Marginal">What its transport is told; <see cref="ColumnMarginal.None"/> for learners without one.</param>
internal sealed record PlannedRow(int Shots, QueryRegime Regime, LearnerKind Learner, ColumnMarginal Marginal)
{
    /// <summary>All combinations, in the order in which they are shown.</summary>
    public static IReadOnlyList<PlannedRow> All(EvaluateOptions options, bool hasSemantics) =>
    [
        .. from shots in options.Shots ?? (hasSemantics ? [0, 1, 5] : [1, 5])
           from regime in options.Regimes
           from learner in options.Learners.Select(name => LearnerKind.All[name])
           from marginal in learner.HasTransport ? options.Transports : [ColumnMarginal.None]
           select new PlannedRow(shots, regime, learner, marginal),
    ];

    /// <summary>The method's number of generated features, and how many the filter chooses from.</summary>
    public const int StandardGenerated = 20;

    /// <summary>On a stream of unknown mix <c>any-shot</c> is the agent's own learner, which fits graph and mix while it runs, and weighs generated features itself.</summary>
    public bool IsAgents => Learner.Name == "any-shot" && Regime == QueryRegime.Stream && Marginal == ColumnMarginal.EmUnbalanced;

    /// <summary>Whether the learner can use generated features at all.</summary>
    public bool MayUseGenerated(EvaluateOptions options) => options.Synthetic != 0 && Learner.Name != "text" && (Shots == 0 || Learner.TakesGenerated);

    /// <summary>Generated features a class that the learner gets.</summary>
    public int Generated(EvaluateOptions options, bool hasGenerator) => hasGenerator && MayUseGenerated(options) ? options.Synthetic ?? StandardGenerated : 0;

    /// <summary>The shots choose among the generated features of each episode.</summary>
    public bool Filters(EvaluateOptions options) => Shots > 0 && Learner.TakesGenerated && !IsAgents && !options.Compat.HasFlag(CompatSwitches.B4);

    /// <summary>Generated features a class that an episode has: more than the learner gets where a filter chooses.</summary>
    public int Drawn(EvaluateOptions options, bool hasGenerator) =>
        Generated(options, hasGenerator) is > 0 and var used && Filters(options) ? Math.Max(used, StandardGenerated) : Generated(options, hasGenerator);
}
