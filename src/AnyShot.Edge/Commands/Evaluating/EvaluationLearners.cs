using AnyShot.Engine.Episodes;
using AnyShot.Engine.Generation;
using AnyShot.Engine.Graphs;
using AnyShot.Engine.Learners;
using AnyShot.Engine.Learners.Streaming;
using AnyShot.Engine.Learners.Transductive;
using AnyShot.Engine.Prompts;
using AnyShot.Engine.Transport;

namespace AnyShot.Edge.Commands.Evaluating;

/// <summary>Makes the learners by name.</summary>
/// <param name="options">Graph settings, number of generated features, flaws to reproduce.</param>
/// <param name="background">What images look like to the backbone in general; null without prompts.</param>
/// <param name="weightInShots">What a class vector is worth beside shots to <c>fused</c>.</param>
/// <param name="generator">Tells what its features are worth and embeds; stays the caller's. Null where there is none.</param>
internal sealed class EvaluationLearners(EvaluateOptions options, FeatureGenerator? generator, PromptBackground? background = null, double weightInShots = 1)
{
    private readonly double _weight = generator?.Card.PseudoShots ?? AnyShotOptions.UnmeasuredSyntheticWeight;

    /// <summary>Graph of a row's learner; null where it has none.</summary>
    public GraphOptions? Graph(PlannedRow row)
    {
        var standard = row.Learner.Name switch
        {
            "any-shot" => AnyShotEpisodeLearner.DefaultGraph(row.Marginal, row.Shots),
            "gtnet" => GtnetLearner.DefaultGraph(row.Shots),
            _ => null,
        };
        return standard is null ? null : standard with
        {
            Neighbours = options.Neighbours ?? (row.IsAgents ? new AnyShotOptions().Neighbours : standard.Neighbours),
            Kappa = row.IsAgents ? standard.Kappa : options.Kappa ?? standard.Kappa,
            Alpha = row.IsAgents ? standard.Alpha : options.Alpha ?? standard.Alpha,
            Compat = options.Compat,
        };
    }

    public IEpisodeLearner Create(PlannedRow row) => row.HasWords(options) && !IsAgents(row) ? new PromptedLearner(Plain(row), Words(row)) : Plain(row);

    private static bool IsAgents(PlannedRow row) => row.IsAgents || (row.Learner.Name == "prototype" && row.Shots > 0);

    private PromptOptions Words(PlannedRow row)
    {
        var words = new PromptOptions { Correction = row.Correction, Background = background };
        return options.PromptWeight is { } weight ? words with { Weight = weight } : words;
    }

    private IEpisodeLearner Plain(PlannedRow row)
    {
        var transport = new TransportOptions { Marginal = row.Marginal };
        return row.Learner.Name switch
        {
            "any-shot" when row.IsAgents => new AnyShotStreamLearner(new AnyShotOptions { Neighbours = Graph(row)!.Neighbours, SyntheticWeight = _weight, Prompts = Words(row) }, row.HasWords(options)),
            "any-shot" => Filtered(Embedded(WithPrior(new AnyShotEpisodeLearner(Graph(row), transport))), row),
            "prototype" => new PrototypeEpisodeLearner(row.HasWords(options) && row.Shots > 0 ? Words(row) : null),
            "pt-map" => new PtMapLearner(transport),
            "gtnet" => new GtnetLearner(transport, Graph(row)),
            "bms" => new BmsLearner(),
            "alpha-tim" => new AlphaTimLearner(),
            "paddle" => new PaddleLearner(),
            "em-dirichlet" => new EmDirichletLearner(),
            "em-dirichlet-hard" => new EmDirichletLearner(isHard: true),
            "nearest-centroid" => new NearestCentroidLearner(),
            "cl2n" => new Cl2nLearner(),
            "fused" => new FusedLearner(weightInShots),
            "text" => new TextLearner(!options.HasWords ? null : Words(row)),
            _ => throw new ArgumentException($"There is no learner {row.Learner.Name}."),
        };
    }

    /// <summary>Judges generated features by the shots: the published graph and transport, told the totals, which are known because the features were made so.</summary>
    public IEpisodeLearner FilterJudge(PlannedRow row) =>
        new AnyShotEpisodeLearner(Graph(row with { Marginal = ColumnMarginal.Known }), new TransportOptions { Marginal = ColumnMarginal.Known });

    public SyntheticFilterOptions FilterOptions => new()
    {
        Least = Math.Clamp(options.Synthetic ?? PlannedRow.StandardGenerated, 1, new SyntheticFilterOptions().Least),
        Most = Math.Max(1, options.Synthetic ?? PlannedRow.StandardGenerated),
        Compat = options.Compat,
    };

    private IEpisodeLearner WithPrior(IEpisodeLearner learner) => options.GeneratedArePrior ? new GeneratedPriorLearner(learner, _weight) : learner;

    private IEpisodeLearner Embedded(IEpisodeLearner learner) => options.IsEmbedded ? new EmbeddedLearner(learner, generator!) : learner;

    private IEpisodeLearner Filtered(IEpisodeLearner learner, PlannedRow row) =>
        row.Filters(options) ? new FilteredLearner(learner, new SyntheticFilter(FilterJudge(row), FilterOptions)) : learner;
}
