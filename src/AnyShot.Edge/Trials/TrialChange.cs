namespace AnyShot.Edge.Trials;

/// <summary>How many parts live classes judge so and classes on trial so.</summary>
/// <param name="Live">Decision of the live classes: pass, fail or unsure.</param>
/// <param name="LiveClassNo">Number of their class; 0 = none.</param>
/// <param name="LiveClass">Its name.</param>
/// <param name="Trial">Decision of the classes on trial.</param>
/// <param name="TrialClassNo">Number of their class; 0 = none.</param>
/// <param name="TrialClass">Its name.</param>
/// <param name="Count">How many parts.</param>
public sealed record TrialChange(string Live, int LiveClassNo, string LiveClass, string Trial, int TrialClassNo, string TrialClass, int Count)
{
    /// <summary>Both say the same: also when the class has another name now.</summary>
    internal bool IsSame => Live == Trial && LiveClassNo == TrialClassNo;
}
