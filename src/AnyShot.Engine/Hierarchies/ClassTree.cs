using System.Text.Json;
using AnyShot.Engine.Data;

namespace AnyShot.Engine.Hierarchies;

/// <summary>
/// Classes in groups, groups in groups. In JSON an object names groups and an array lists classes and further groups:
/// <c>{ "surface": ["scratch", "pit"], "shape": [{ "edge": ["chip"] }, "bent"] }</c>. Immutable.
/// </summary>
public sealed class ClassTree
{
    private const long LargestFile = 16L << 20;

    /// <summary>Groups within groups; what is deeper is no grouping that a person has made.</summary>
    private const int Deepest = 16;

    private readonly int[] _leaves;

    private ClassTree(IReadOnlyList<ClassTreeNode> nodes, int[] leaves)
    {
        Nodes = nodes;
        _leaves = leaves;
    }

    /// <summary>All nodes; the root is the first, and a node stands behind its parent.</summary>
    public IReadOnlyList<ClassTreeNode> Nodes { get; }

    /// <summary>Number of classes.</summary>
    public int Classes => _leaves.Length;

    /// <summary>Levels below the root: edges to the deepest class, at least 1.</summary>
    public int Levels => Nodes[0].Height;

    /// <summary>Index of the node of a class.</summary>
    public int LeafOf(int label) => _leaves[label];

    /// <summary>Reads a file.</summary>
    /// <param name="path">JSON in UTF-8.</param>
    /// <param name="classNames">Every one stands in the tree once; the index is the label.</param>
    /// <exception cref="InvalidDataException">The file is missing, is not such a tree, or its classes are not those; one sentence names file and class.</exception>
    public static ClassTree Read(string path, IReadOnlyList<string> classNames)
    {
        var text = TextFile.Read(path, LargestFile);
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 4 * Deepest });
            return Build(document.RootElement, classNames);
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{path} is not JSON: {error.Message}", error);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{path}: {error.Message}", error);
        }
    }

    /// <summary>A tree from JSON; see <see cref="Read"/>.</summary>
    /// <exception cref="InvalidDataException">It is not such a tree; one sentence says why.</exception>
    public static ClassTree Build(JsonElement root, IReadOnlyList<string> classNames)
    {
        var reader = new ClassTreeReader(classNames, Deepest);
        reader.AddRoot(root);
        var nodes = new ClassTreeNode[reader.Nodes.Count];
        var leaves = new int[classNames.Count];
        var heights = new int[nodes.Length];
        for (var i = nodes.Length - 1; i > 0; i--)
        {
            var parent = reader.Nodes[i].Parent;
            heights[parent] = Math.Max(heights[parent], heights[i] + 1);
        }

        for (var i = 0; i < nodes.Length; i++)
        {
            var (name, parent, children, label) = reader.Nodes[i];
            nodes[i] = new ClassTreeNode(name, parent, children, parent < 0 ? 0 : nodes[parent].Depth + 1, heights[i], label);
            if (label >= 0)
            {
                leaves[label] = i;
            }
        }

        return new ClassTree(nodes, leaves);
    }

    /// <summary>Where each class is at a level: its ancestor of that depth, or the class's own node where it lies higher.</summary>
    /// <param name="level">1 is the coarsest, <see cref="Levels"/> the classes themselves.</param>
    /// <returns>One node index a class. Those of one level never lie above each other and cover all classes.</returns>
    public int[] AtLevel(int level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(level, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, Levels);
        return [.. _leaves.Select(leaf => Ancestor(leaf, level))];
    }

    /// <summary>
    /// Height of the lowest common ancestor of two classes (Deng et al. 2010; Bertinetto et al., CVPR 2020): 0 for the same class, <see cref="Levels"/> at most.
    /// </summary>
    public int Distance(int first, int second)
    {
        var (a, b) = (_leaves[first], _leaves[second]);
        while (a != b)
        {
            // A parent stands before its children, so the later of the two cannot be the common ancestor.
            (a, b) = a > b ? (Nodes[a].Parent, b) : (a, Nodes[b].Parent);
        }

        return Nodes[a].Height;
    }

    /// <summary>Node indices from the coarsest group down to the class; without the root.</summary>
    public IReadOnlyList<int> PathTo(int label)
    {
        var path = new int[Nodes[_leaves[label]].Depth];
        for (var node = _leaves[label]; node > 0; node = Nodes[node].Parent)
        {
            path[Nodes[node].Depth - 1] = node;
        }

        return path;
    }

    private int Ancestor(int node, int depth)
    {
        while (Nodes[node].Depth > depth)
        {
            node = Nodes[node].Parent;
        }

        return node;
    }
}
