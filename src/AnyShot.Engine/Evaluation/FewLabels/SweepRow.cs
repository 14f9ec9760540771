namespace AnyShot.Engine.Evaluation.FewLabels;

/// <summary>One measurement.</summary>
/// <param name="Source">Name of the model folder, <c>pixels</c> or <c>supervised</c>.</param>
/// <param name="Variant">Layers or time of the feature; empty where there is nothing to choose.</param>
/// <param name="Head">See <see cref="HeadNames"/>; <c>end-to-end</c> for the supervised network.</param>
/// <param name="Labels">A class.</param>
/// <param name="Run">Number of the draw, from 0.</param>
/// <param name="HeldOut">Share of right answers on the held-out training pictures: for choices.</param>
/// <param name="Test">Share of right answers on the test pictures.</param>
public sealed record SweepRow(string Source, string Variant, string Head, int Labels, int Run, double HeldOut, double Test);
