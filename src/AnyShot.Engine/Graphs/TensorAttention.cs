using AnyShot.Engine.Episodes;
using static TorchSharp.torch;

namespace AnyShot.Engine.Graphs;

/// <summary>
/// The self-attentive graph embedding of many episodes at once, as tensor code: any device, any kappa, every step as the method states it. The reference of
/// <see cref="AttentionRows"/>, and the way of a GPU.
/// </summary>
public static class TensorAttention
{
    /// <param name="rows">float32 (R, m, d), labelled rows first.</param>
    /// <param name="labelled">Labelled rows, 1 to m - 1.</param>
    /// <param name="options">Required to be valid.</param>
    /// <returns>float32 (R, m, m); each row of unit length, or 0 where it was its block's mean.</returns>
    public static Tensor Embed(Tensor rows, int labelled, GraphOptions options)
    {
        using var scope = NewDisposeScope();
        var profiles = nn.functional.normalize(Profiles(rows, options), dim: -1);
        var (first, second) = (profiles.narrow(1, 0, labelled), profiles.narrow(1, labelled, profiles.shape[1] - labelled));
        var centred = options.Centring switch
        {
            Centring.Blocks => cat([first - first.mean([1], keepdim: true), second - second.mean([1], keepdim: true)], 1),
            Centring.Labelled => profiles - first.mean([1], keepdim: true),
            Centring.Joint => profiles - profiles.mean([1], keepdim: true),
            _ => profiles,
        };
        var lengths = centred.square().sum(-1, keepdim: true).sqrt();
        return where(lengths.gt(GraphOptions.ShortestRow), centred / lengths.clamp_min(GraphOptions.ShortestRow), zeros_like(centred)).MoveToOuterDisposeScope();
    }

    /// <summary>Attention profiles before they are scaled and centred.</summary>
    /// <returns>float32 (R, m, m); each row sums to 1.</returns>
    public static Tensor Profiles(Tensor rows, GraphOptions options)
    {
        using var scope = NewDisposeScope();
        var m = rows.shape[1];
        var unit = nn.functional.normalize(options.Triangular ? Triangular(rows) : rows, dim: -1);
        var self = eye(m, dtype: rows.dtype, device: rows.device);
        var flawed = options.Compat.HasFlag(CompatSwitches.B17);
        var cosines = unit.matmul(unit.transpose(1, 2));
        cosines = flawed ? cosines - self : cosines * (1 - self);
        var nearest = cosines.topk((int)Math.Min(options.Neighbours, m), -1).indexes;
        var chosen = zeros_like(cosines).scatter_(-1, nearest, ones_like(nearest).to_type(rows.dtype));
        var joined = chosen.maximum(chosen.transpose(1, 2)) * (flawed ? cosines : cosines.clamp_min(0));
        var roots = (joined.sum(1L) + (flawed ? 0 : GraphOptions.DegreeFloor)).rsqrt();
        var factor = (joined * roots.unsqueeze(1) * roots.unsqueeze(2)) + (self * options.Alpha);
        var power = factor;
        for (var n = 1; n < options.Kappa; n++)
        {
            power = power.matmul(factor);
        }

        return power.softmax(-1).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// The transposed triangular factor of the rows as columns, (R, m, min(m, d)): with X^T = Q R the rows of R^T have the inner products of the rows of X,
    /// as Q's columns are orthonormal.
    /// </summary>
    /// <param name="rows">(R, m, d).</param>
    public static Tensor Triangular(Tensor rows)
    {
        using var scope = NewDisposeScope();
        return linalg.qr(rows.transpose(1, 2)).R.transpose(1, 2).contiguous().MoveToOuterDisposeScope();
    }
}
