using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Distances between all rows of one matrix, (n, d), and all of another, (m, d): (n, m). Batches in front.</summary>
    public static Tensor cdist(Tensor x1, Tensor x2, double p = 2.0, compute_mode compute_mode = compute_mode.use_mm_for_euclid_dist_if_necessary) =>
        Operator.Call("cdist", x1, x2, p, (long)compute_mode);
}
