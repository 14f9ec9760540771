using AnyShot.Engine.ActiveLearning;

namespace AnyShot.Edge.Review;

/// <summary>Words of the command line, of addresses and of reports for strategies.</summary>
internal static class LabelStrategyNames
{
    public static readonly IReadOnlyDictionary<string, LabelStrategy> All = new Dictionary<string, LabelStrategy>
    {
        ["random"] = LabelStrategy.Random,
        ["entropy"] = LabelStrategy.Entropy,
        ["margin"] = LabelStrategy.Margin,
        ["least-confidence"] = LabelStrategy.LeastConfidence,
        ["k-centre"] = LabelStrategy.KCentre,
        ["mixed"] = LabelStrategy.Mixed,
        ["coverage"] = LabelStrategy.Coverage,
    };

    public static string Of(LabelStrategy strategy) => All.First(entry => entry.Value == strategy).Key;
}
