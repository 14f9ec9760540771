namespace AnyShot.Engine.Hierarchies;

/// <summary>A node of a <see cref="ClassTree"/>.</summary>
/// <param name="Name">Name of the group or class; empty for the root.</param>
/// <param name="Parent">Index of the parent, -1 for the root.</param>
/// <param name="Children">Indices of the children, none for a class.</param>
/// <param name="Depth">Edges from the root, 0 for the root.</param>
/// <param name="Height">Edges to the deepest class below, 0 for a class.</param>
/// <param name="Class">Label of the class, -1 for a group.</param>
public sealed record ClassTreeNode(string Name, int Parent, IReadOnlyList<int> Children, int Depth, int Height, int Class)
{
    public bool IsClass => Class >= 0;
}
