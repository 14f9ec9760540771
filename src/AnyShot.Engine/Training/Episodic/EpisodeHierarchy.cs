using AnyShot.Engine.Hierarchies;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.Episodic;

/// <summary>The loss of groups of classes beside that of the classes: the mean of the prototypes in a group is the group, and queries have to find theirs too.</summary>
/// <param name="tree">Of all classes of the data set.</param>
/// <param name="labels">Position in the tree of each base class.</param>
internal sealed class EpisodeHierarchy(ClassTree tree, IReadOnlyList<int> labels)
{
    /// <summary>Weight of the classes' own loss.</summary>
    public const double LeafWeight = 0.7;

    /// <summary>Weight of all levels of groups together.</summary>
    public const double CoarseWeight = 0.3;

    /// <summary>Weighted sum over the levels; a level on which all classes of the episode are in one group has no loss.</summary>
    /// <param name="leaf">Loss of the classes themselves.</param>
    /// <param name="queries">(Q, d).</param>
    /// <param name="prototypes">(N, d).</param>
    /// <param name="classes">Base labels of the N classes.</param>
    /// <param name="truth">Class of each query, 0 to N - 1.</param>
    /// <param name="kappa">As in <see cref="EpisodeLoss.Logits"/>.</param>
    public Tensor Loss(Tensor leaf, Tensor queries, Tensor prototypes, IReadOnlyList<int> classes, int[] truth, Tensor? kappa)
    {
        using var scope = NewDisposeScope();
        var loss = leaf * LeafWeight;
        var (current, place) = (prototypes, Enumerable.Range(0, classes.Count).ToArray());
        for (var level = tree.Levels - 1; level >= 1; level--)
        {
            var nodes = tree.AtLevel(level);
            var ofClass = classes.Select(c => nodes[labels[c]]).ToArray();
            var groups = ofClass.Distinct().ToArray();
            // What the level below had at the place of a class goes into the group of that class, once.
            var members = new float[groups.Length, (int)current.shape[0]];
            for (var c = 0; c < ofClass.Length; c++)
            {
                members[Array.IndexOf(groups, ofClass[c]), place[c]] = 1;
            }

            var shares = tensor(members.Cast<float>().ToArray(), [groups.Length, current.shape[0]]).to(current.device);
            current = (shares / shares.sum(1, keepdim: true)).matmul(current);
            place = [.. ofClass.Select(node => Array.IndexOf(groups, node))];
            if (groups.Length > 1)
            {
                var target = tensor(Array.ConvertAll(truth, c => (long)place[c])).to(current.device);
                loss += nn.functional.cross_entropy(EpisodeLoss.Logits(queries, current, kappa), target) * (CoarseWeight / (tree.Levels - 1));
            }
        }

        return loss.MoveToOuterDisposeScope();
    }
}
