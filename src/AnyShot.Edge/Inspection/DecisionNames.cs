namespace AnyShot.Edge.Inspection;

/// <summary>The decisions in lower case, for labels.</summary>
public static class DecisionNames
{
    public static string Of(Decision decision) => decision switch
    {
        Decision.Pass => "pass",
        Decision.Fail => "fail",
        _ => "unsure",
    };
}
