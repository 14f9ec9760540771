using AnyShot.Engine.Episodes;
using AnyShot.Engine.Prompts;
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
           from regime in options.Regimes ?? (IsInWordsAlone(options, shots) ? [QueryRegime.All] : [QueryRegime.Balanced, QueryRegime.Dirichlet])
           from learner in (options.Learners ?? (IsInWordsAlone(options, shots) ? ["any-shot", "text"] : ["any-shot", "nearest-centroid"])).Select(name => LearnerKind.All[name])
           from marginal in learner.HasTransport ? Transports(options, regime) : [ColumnMarginal.None]
           from correction in options.HasWords && learner.Name == "text" ? options.Corrections : [options.Corrections[0]]
           select new PlannedRow(shots, regime, learner, marginal) { Correction = correction },
    ];

    private static bool IsInWordsAlone(EvaluateOptions options, int shots) => options.HasWords && shots == 0;

    /// <summary>Classes are not alike in number where all of their images are asked about, so that nobody need try what presumes it.</summary>
    private static IReadOnlyList<ColumnMarginal> Transports(EvaluateOptions options, QueryRegime regime) =>
        regime == QueryRegime.All && options.Transports.Any(marginal => marginal != ColumnMarginal.Oracle) ? [.. options.Transports.Where(marginal => marginal != ColumnMarginal.Oracle)] : options.Transports;

    /// <summary>What is taken off similarities with words.</summary>
    public BiasCorrection Correction { get; init; }

    /// <summary>Classes an episode, where it is not the usual number.</summary>
    public int? Ways { get; init; }

    /// <summary>The words count beside the shots, or stand in for them.</summary>
    public bool HasWords(EvaluateOptions options) => options.HasWords && !Learner.HasOwnVectors && (Shots == 0 || Learner.Name is "any-shot" or "prototype");

    /// <summary>The method's number of generated features, and how many the filter chooses from.</summary>
    public const int StandardGenerated = 20;

    /// <summary>On a stream of unknown mix <c>any-shot</c> is the agent's own learner, which fits graph and mix while it runs, and weighs generated features itself.</summary>
    public bool IsAgents => Learner.Name == "any-shot" && Regime == QueryRegime.Stream && Marginal == ColumnMarginal.EmUnbalanced;

    /// <summary>Whether the learner can use generated features at all.</summary>
    public bool MayUseGenerated(EvaluateOptions options) => options.Synthetic != 0 && Learner.Name is not ("text" or "fused") && (Shots == 0 || Learner.TakesGenerated)
        && (!options.HasWords || options.Generator is not null);

    /// <summary>Generated features a class that the learner gets.</summary>
    public int Generated(EvaluateOptions options, bool hasGenerator) => hasGenerator && MayUseGenerated(options) ? options.Synthetic ?? StandardGenerated : 0;

    /// <summary>The shots choose among the generated features of each episode.</summary>
    public bool Filters(EvaluateOptions options) => Shots > 0 && Learner.TakesGenerated && !IsAgents && !options.Compat.HasFlag(CompatSwitches.B4);

    /// <summary>Generated features a class that an episode has: more than the learner gets where a filter chooses.</summary>
    public int Drawn(EvaluateOptions options, bool hasGenerator) =>
        Generated(options, hasGenerator) is > 0 and var used && Filters(options) ? Math.Max(used, StandardGenerated) : Generated(options, hasGenerator);
}
