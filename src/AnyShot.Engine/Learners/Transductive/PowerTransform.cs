using static TorchSharp.torch;

namespace AnyShot.Engine.Learners.Transductive;

/// <summary>The square root that makes the distribution of features after a ReLU less skewed (Hu et al. 2020). Features with negative numbers have no such root and stay as they are.</summary>
internal static class PowerTransform
{
    private const double Shift = 1e-6;

    public static (Tensor Labelled, Tensor Queries) Apply(Tensor labelled, Tensor queries) =>
        labelled.lt(0).any().item<bool>() || queries.lt(0).any().item<bool>()
            ? (labelled, queries)
            : ((labelled + Shift).sqrt(), (queries + Shift).sqrt());
}
