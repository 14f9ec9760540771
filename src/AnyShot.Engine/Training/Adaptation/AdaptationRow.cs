namespace AnyShot.Engine.Training.Adaptation;

/// <summary>A network on the way of an adaptation. Accuracies are shares of right answers by the nearest class mean at unit length.</summary>
/// <param name="Stage"><c>source</c>, <c>batch-norm</c> or <c>interpolated</c>.</param>
/// <param name="Weight">w of an interpolation; null for other stages.</param>
/// <param name="Target">Held-out images of the target, all its classes against each other.</param>
/// <param name="TargetCentred">The same after the mean feature of the target is subtracted.</param>
/// <param name="Source">Episodes of the source; null where its images were not given.</param>
/// <param name="SourceCentred">The same after the mean feature of the target is subtracted, as the new model does.</param>
public sealed record AdaptationRow(string Stage, double? Weight, double Target, double TargetCentred, double? Source, double? SourceCentred);
