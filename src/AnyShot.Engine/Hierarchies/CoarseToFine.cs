using System.Numerics.Tensors;
using AnyShot.Engine.Learners;

namespace AnyShot.Engine.Hierarchies;

/// <summary>
/// Judges down a tree: at each group a softmax over its members, by squared distance to their prototypes. A path's score is the product of its probabilities; the best few paths are followed
/// (beam), so that a near miss high up can be made good below. A group's prototype is the mean of its members' ones, all scaled to unit length at the end.
/// </summary>
public sealed class CoarseToFine
{
    private readonly ClassTree _tree;
    private readonly float[][] _prototypes;
    private readonly float _temperature;
    private readonly int _beam;

    /// <param name="tree">The classes in groups.</param>
    /// <param name="shots">Unit-length embeddings of each class, at least one.</param>
    /// <param name="temperature">Divisor of squared distances, above 0.</param>
    /// <param name="beam">Paths that are followed, 1 or more; 1 is greedy.</param>
    /// <param name="byCount">Members count by their examples instead of all alike.</param>
    public CoarseToFine(ClassTree tree, IReadOnlyList<IReadOnlyList<float[]>> shots, float temperature, int beam = 3, bool byCount = false)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(shots.Count, tree.Classes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperature);
        ArgumentOutOfRangeException.ThrowIfLessThan(beam, 1);
        (_tree, _temperature, _beam) = (tree, temperature, beam);
        _prototypes = Prototypes(tree, shots, byCount);
    }

    /// <summary>Prototype of a node, unit length.</summary>
    public ReadOnlySpan<float> PrototypeOf(int node) => _prototypes[node];

    /// <summary>Follows the best paths down.</summary>
    /// <param name="embedding">Unit length.</param>
    /// <param name="scores">Receives one path score a class; 0 for a class whose path was not followed to the end.</param>
    /// <returns>The class with the best path.</returns>
    public int Judge(ReadOnlySpan<float> embedding, Span<double> scores)
    {
        scores.Clear();
        List<(int Node, double Score)> paths = [(0, 1)];
        while (paths.Count > 0)
        {
            var next = new List<(int Node, double Score)>();
            foreach (var (node, score) in paths)
            {
                var members = _tree.Nodes[node].Children;
                var shares = Shares(embedding, members);
                for (var i = 0; i < shares.Length; i++)
                {
                    next.Add((members[i], score * shares[i]));
                }
            }

            // A class that is reached early keeps its place in the beam against groups that still go on.
            var kept = next.OrderByDescending(path => path.Score).Take(_beam).ToArray();
            foreach (var (node, score) in kept.Where(path => _tree.Nodes[path.Node].IsClass))
            {
                scores[_tree.Nodes[node].Class] = score;
            }

            paths = [.. kept.Where(path => !_tree.Nodes[path.Node].IsClass)];
        }

        return scores.IndexOf(TensorPrimitives.Max<double>(scores));
    }

    /// <summary>The nearest node of a level, whatever lies above it.</summary>
    /// <param name="embedding">Unit length.</param>
    /// <param name="nodes">Nodes of the level.</param>
    public int Nearest(ReadOnlySpan<float> embedding, IReadOnlyList<int> nodes)
    {
        var (nearest, least) = (-1, float.MaxValue);
        foreach (var node in nodes)
        {
            var squared = Prototype.SquaredDistance(embedding, _prototypes[node]);
            (nearest, least) = squared < least ? (node, squared) : (nearest, least);
        }

        return nearest;
    }

    private double[] Shares(ReadOnlySpan<float> embedding, IReadOnlyList<int> members)
    {
        var shares = new double[members.Count];
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] = -Prototype.SquaredDistance(embedding, _prototypes[members[i]]) / _temperature;
        }

        // Shifted by the largest, so that no exponential vanishes.
        TensorPrimitives.Subtract(shares, TensorPrimitives.Max<double>(shares), shares);
        TensorPrimitives.SoftMax<double>(shares, shares);
        return shares;
    }

    private static float[][] Prototypes(ClassTree tree, IReadOnlyList<IReadOnlyList<float[]>> shots, bool byCount)
    {
        var size = shots[0][0].Length;
        var (means, counts) = (new float[tree.Nodes.Count][], new int[tree.Nodes.Count]);
        for (var i = tree.Nodes.Count - 1; i >= 0; i--)
        {
            var node = tree.Nodes[i];
            (float[] Mean, int Count)[] members = node.IsClass ? [.. shots[node.Class].Select(shot => (shot, 1))] : [.. node.Children.Select(child => (means[child], counts[child]))];
            counts[i] = members.Sum(member => member.Count);
            means[i] = new float[size];
            foreach (var (mean, count) in members)
            {
                TensorPrimitives.MultiplyAdd(mean, byCount ? (float)count / counts[i] : 1f / members.Length, means[i], means[i]);
            }
        }

        foreach (var mean in means)
        {
            var length = TensorPrimitives.Norm<float>(mean);
            if (length > 0)
            {
                TensorPrimitives.Divide(mean, length, mean);
            }
        }

        return means;
    }
}
