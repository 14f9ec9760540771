using System.Text.Json;
using AnyShot.Engine.Hierarchies;
using AnyShot.Engine.Training.Episodic;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Training.Episodic;

[Collection(TorchCollection.Name)]
public sealed class EpisodeHierarchyTests
{
    private static readonly string[] Names = ["a", "b", "c", "d", "e"];

    [Fact]
    public void Loss_TwoLevelsOfGroups_PlainLoop()
    {
        using var scope = NewDisposeScope();
        // Levels: {a b c} against {d e}; within the first {a b} against c.
        var tree = Tree("""{ "x": [{ "y": ["a", "b"] }, "c"], "z": ["d", "e"] }""");
        // Prototypes on a line at 0, 2, 7 and 10 for a, b, c and d; the group y is at 1, x at (1 + 7) / 2 = 4.
        var loss = Of(tree, [0, 1, 2, 3], [0, 2, 7, 10], [6, 9], [2, 3]);

        double Entropy(double query, double[] centres, int truth) =>
            -Math.Log(Math.Exp(-(query - centres[truth]) * (query - centres[truth])) / centres.Sum(centre => Math.Exp(-(query - centre) * (query - centre))));
        double Mean(double[] centres, int first, int second) => (Entropy(6, centres, first) + Entropy(9, centres, second)) / 2;
        tree.Levels.ShouldBe(3);
        loss.ShouldBe((0.7 * Mean([0, 2, 7, 10], 2, 3)) + (0.15 * Mean([1, 7, 10], 1, 2)) + (0.15 * Mean([4, 10], 0, 1)), 1e-4);
    }

    [Fact]
    public void Loss_AllClassesInOneGroup_TheClassesAlone()
    {
        using var scope = NewDisposeScope();
        var tree = Tree("""{ "x": ["a", "b", "c"], "z": ["d", "e"] }""");

        Of(tree, [0, 1], [0, 1], [0.5f], [0]).ShouldBe(0.7 * Math.Log(2), 1e-5);
    }

    private static ClassTree Tree(string json)
    {
        using var document = JsonDocument.Parse(json);
        return ClassTree.Build(document.RootElement, Names);
    }

    private static double Of(ClassTree tree, int[] classes, float[] prototypes, float[] queries, int[] truth)
    {
        var (centres, asked) = (tensor(prototypes, [prototypes.Length, 1]), tensor(queries, [queries.Length, 1]));
        var leaf = nn.functional.cross_entropy(EpisodeLoss.Logits(asked, centres, null), tensor(Array.ConvertAll(truth, c => (long)c)));
        return new EpisodeHierarchy(tree, [0, 1, 2, 3, 4]).Loss(leaf, asked, centres, classes, truth, null).item<float>();
    }
}
