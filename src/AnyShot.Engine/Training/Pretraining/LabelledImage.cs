namespace AnyShot.Engine.Training.Pretraining;

/// <summary>An image file of a data set.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Label">Position of its class.</param>
/// <param name="Group">Images of one group show one physical object.</param>
internal readonly record struct LabelledImage(string Path, int Label, long Group);
