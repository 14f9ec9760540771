using AnyShot.Engine.Confidence;
using AnyShot.Engine.Data;
using AnyShot.Engine.Episodes;
using AnyShot.Engine.Prompts;
using AnyShot.Engine.Transport;

namespace AnyShot.Edge.Commands.Evaluating;

/// <summary>What <c>anyshot evaluate</c> is asked to do. Null where the data decide.</summary>
internal sealed record EvaluateOptions
{
    /// <summary>Image folder or manifest; null with <see cref="Features"/>.</summary>
    public string? Data { get; init; }

    /// <summary>Name of the data that are rendered: scenes that models are chosen on, with captions for prompts.</summary>
    public const string Rendered = "rendered:";

    public bool IsRendered => Data == Rendered;

    /// <summary>Classes are described in words.</summary>
    public bool HasWords => Prompts is not null || IsRendered;

    /// <summary>Feature file.</summary>
    public string? Features { get; init; }

    public required string Backbone { get; init; }

    public string? Generator { get; init; }

    public string? Semantics { get; init; }

    /// <summary>File of class prompts.</summary>
    public string? Prompts { get; init; }

    /// <summary>File of class prompts for a backbone that learnt to make class means out of words (<c>train episodic --prompts</c>): they are semantic vectors then, like attributes.</summary>
    public string? LayerPrompts { get; init; }

    /// <summary>How the learner <c>text</c> takes off the bias of class vectors, a row each; the first one counts for others.</summary>
    public required IReadOnlyList<BiasCorrection> Corrections { get; init; }

    /// <summary>What words weigh beside shots at most, in shots; null for the standard.</summary>
    public double? PromptWeight { get; init; }

    public string? Split { get; init; }

    public string? Groups { get; init; }

    /// <summary>Receives the generator that was trained.</summary>
    public string? SaveGenerator { get; init; }

    /// <summary>Receives the features.</summary>
    public string? SaveFeatures { get; init; }

    public required string CacheFolder { get; init; }

    public int? Ways { get; init; }

    public IReadOnlyList<int>? Shots { get; init; }

    public required int Queries { get; init; }

    public required int Runs { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>Null where the rest decides.</summary>
    public IReadOnlyList<QueryRegime>? Regimes { get; init; }

    public required double Concentration { get; init; }

    /// <summary>0 for half of the classes.</summary>
    public required int Present { get; init; }

    public required int Block { get; init; }

    public required bool Drift { get; init; }

    public required IReadOnlyList<ColumnMarginal> Transports { get; init; }

    /// <summary>Null where the rest decides.</summary>
    public IReadOnlyList<string>? Learners { get; init; }

    public int? Neighbours { get; init; }

    public int? Kappa { get; init; }

    public double? Alpha { get; init; }

    public int? Synthetic { get; init; }

    /// <summary><c>any-shot</c> takes generated features for an opinion beforehand instead of more examples.</summary>
    public required bool GeneratedArePrior { get; init; }

    /// <summary><c>any-shot</c> compares features in the generator's learnt embedding instead of the backbone's space.</summary>
    public required bool IsEmbedded { get; init; }

    public required CompatSwitches Compat { get; init; }

    /// <summary>Null where the regime decides: the novel classes, or all under <see cref="QueryRegime.All"/>.</summary>
    public ClassChoice? Classes { get; init; }

    /// <summary>Validation episodes that confidence is fitted on; 0 for no confidence.</summary>
    public int Confidence { get; init; }

    /// <summary>Every row gets <see cref="MetricColumns"/>.</summary>
    public bool AllMetrics { get; init; }

    /// <summary>Highest share of wrong answers among the answered queries.</summary>
    public double ErrorBound { get; init; } = new AbstentionOptions().Bound;

    public required bool Generalized { get; init; }

    /// <summary>Receives the JSON document; "-" is standard output.</summary>
    public string? Json { get; init; }

    public string? Csv { get; init; }

    public string? Plots { get; init; }
}
