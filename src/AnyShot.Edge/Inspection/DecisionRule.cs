namespace AnyShot.Edge.Inspection;

/// <summary>Pass, fail or unsure, from severity and thresholds. A part is unsure rather than wrong.</summary>
public sealed class DecisionRule(InspectionOptions options)
{
    /// <summary>Decides one part.</summary>
    /// <returns>The decision, and its reason in a few words.</returns>
    public (Decision Decision, string Reason) Decide(Judgement judgement, IReadOnlyList<InspectedClass> classes)
    {
        // Asked so that what is no number is unsure too.
        if (!(judgement.Novelty <= options.LargestNovelty))
        {
            return (Decision.Unsure, "resembles no class");
        }

        var best = classes[judgement.Best];
        var fails = best.Severity == Severity.Defect;
        var needed = fails ? options.FailConfidence : options.PassConfidence;
        if (!(judgement.Confidence >= needed))
        {
            return (Decision.Unsure, "confidence below threshold");
        }

        // Two classes with the same consequence may be close: the line does the same with either.
        if (judgement.RunnerUp >= 0 && !(judgement.Margin >= options.SmallestMargin) && fails != (classes[judgement.RunnerUp].Severity == Severity.Defect))
        {
            return (Decision.Unsure, "runner-up too close");
        }

        return fails ? (Decision.Fail, "defect") : (Decision.Pass, best.Severity == Severity.Minor ? "minor flaw" : "good");
    }
}
