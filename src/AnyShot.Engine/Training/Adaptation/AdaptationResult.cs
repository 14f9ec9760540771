using AnyShot.Engine.Backbones;

namespace AnyShot.Engine.Training.Adaptation;

/// <summary>What an adaptation gave.</summary>
/// <param name="Card">As written.</param>
/// <param name="Rows">Source, statistics alone, then every interpolation.</param>
/// <param name="Chosen">The row that the new model is.</param>
/// <param name="HeldOutImages">Images that the target was measured on and the weight chosen by.</param>
public sealed record AdaptationResult(ModelCard Card, IReadOnlyList<AdaptationRow> Rows, AdaptationRow Chosen, int HeldOutImages);
