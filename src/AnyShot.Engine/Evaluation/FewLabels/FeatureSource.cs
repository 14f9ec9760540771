namespace AnyShot.Engine.Evaluation.FewLabels;

/// <summary>Heads on features that were computed before.</summary>
/// <param name="name">In the column <c>source</c>.</param>
/// <param name="plan">Which pictures.</param>
/// <param name="heads">Which heads.</param>
/// <param name="variants">Layers and time, and the features.</param>
internal sealed class FeatureSource(string name, LabelPlan plan, IReadOnlyList<HeadKind> heads, IReadOnlyList<(string Variant, FeatureTable Features)> variants) : ILabelSource
{
    public string Name => name;

    public IEnumerable<SweepRow> Measure(int labels, int run, CancellationToken cancellationToken)
    {
        var drawn = plan.Draw(labels, run);
        foreach (var (variant, features) in variants)
        {
            foreach (var kind in heads)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var head = HeadFit.Fit(kind, [.. drawn.Select(features.Training)], plan.LabelsOf(drawn), plan.Pictures.ClassNames.Count, (ulong)run);
                var heldOut = HeadFit.Accuracy(head, [.. plan.HeldOut.Select(features.Training)], plan.LabelsOf(plan.HeldOut));
                yield return new SweepRow(name, variant, HeadNames.Of(kind), labels, run, heldOut, HeadFit.Accuracy(head, features.Test, plan.Pictures.TestLabels));
            }
        }
    }

    public void Dispose()
    {
    }
}
