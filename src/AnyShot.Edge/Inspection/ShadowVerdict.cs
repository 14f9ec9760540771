namespace AnyShot.Edge.Inspection;

/// <summary>What classes on trial say of a part. Never published, never read by the line.</summary>
/// <param name="Decision">What the line would have done.</param>
/// <param name="ClassNo">Number of the class, 0 = none.</param>
/// <param name="ClassName">Its name.</param>
/// <param name="Confidence">0 to 1.</param>
public readonly record struct ShadowVerdict(Decision Decision, int ClassNo, string ClassName, double Confidence)
{
    /// <summary>Decides as the inspection does.</summary>
    /// <param name="judgement">Null when the model gave what is no number.</param>
    /// <param name="classes">The classes that the judgement is about.</param>
    /// <param name="rule">Thresholds.</param>
    public static ShadowVerdict Of(Judgement? judgement, IReadOnlyList<InspectedClass> classes, DecisionRule rule)
    {
        if (judgement is not { IsFinite: true } found)
        {
            return new ShadowVerdict(Decision.Unsure, 0, "", 0);
        }

        var best = classes[found.Best];
        return new ShadowVerdict(rule.Decide(found, classes).Decision, best.Number, best.Name, found.Confidence);
    }
}
