using AnyShot.Engine.Data;
using AnyShot.Engine.Episodes;
using static TorchSharp.torch;

namespace AnyShot.Engine.Generation;

/// <summary>What each class is described to the generator by.</summary>
public static class ConditionVectors
{
    /// <param name="set">A set with semantic vectors.</param>
    /// <param name="compat">
    /// Under <see cref="CompatSwitches.B10"/> the (C, a) matrix is reshaped to (a, C) and transposed, as the reference code does: row c is then a strided mixture of all
    /// classes' entries, a code that says nothing of class c. A generator trained with it must be asked with it.
    /// </param>
    /// <returns>float32 (C, a), row c for class c. The caller disposes it.</returns>
    /// <exception cref="ArgumentException">The set has no semantic vectors.</exception>
    public static Tensor Of(FeatureSet set, CompatSwitches compat = CompatSwitches.None)
    {
        if (set.Semantics is not { } semantics)
        {
            throw new ArgumentException($"The data set {set.Name} has no semantic vectors, which a feature generator needs.");
        }

        var rows = tensor(semantics, [set.ClassNames.Count, set.SemanticSize]);
        if (!compat.HasFlag(CompatSwitches.B10))
        {
            return rows;
        }

        using (rows)
        {
            using var reshaped = rows.reshape(set.SemanticSize, set.ClassNames.Count);
            using var transposed = reshaped.t();
            return transposed.contiguous();
        }
    }
}
