using System.Numerics.Tensors;

namespace AnyShot.Engine.Learners;

/// <summary>What a support set must be before a learner is built from it.</summary>
internal static class SupportSetRules
{
    /// <exception cref="ArgumentException">One sentence that names the class.</exception>
    public static void Require(IReadOnlyList<SupportClass> support)
    {
        if (support.Count == 0)
        {
            throw new ArgumentException("The support set has no class.", nameof(support));
        }

        var size = 0;
        foreach (var (name, shots) in support)
        {
            if (shots.Count == 0)
            {
                throw new ArgumentException($"Class \"{name}\" has no example.", nameof(support));
            }

            foreach (var shot in shots)
            {
                size = size == 0 ? shot.Length : size;
                if (shot.Length != size || size == 0)
                {
                    throw new ArgumentException($"An example of class \"{name}\" has {shot.Length} numbers, others have {size}.", nameof(support));
                }

                var length = TensorPrimitives.Norm<float>(shot);
                if (!(MathF.Abs(length - 1) < 1e-3f))
                {
                    throw new ArgumentException($"An example of class \"{name}\" has length {length:0.###} instead of 1.", nameof(support));
                }
            }
        }
    }
}
