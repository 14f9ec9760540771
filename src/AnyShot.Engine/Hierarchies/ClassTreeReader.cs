using System.Text.Json;

namespace AnyShot.Engine.Hierarchies;

/// <summary>Walks the JSON of a tree and refuses what is none.</summary>
internal sealed class ClassTreeReader(IReadOnlyList<string> classNames, int deepest)
{
    private readonly Dictionary<string, int> _labels = classNames.Select((name, label) => (name, label)).ToDictionary(entry => entry.name, entry => entry.label, StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public List<(string Name, int Parent, List<int> Children, int Label)> Nodes { get; } = [];

    public void AddRoot(JsonElement root)
    {
        Nodes.Add(("", -1, [], -1));
        AddChildren(0, root, 1);
        if (classNames.FirstOrDefault(name => !_seen.Contains(name)) is { } missing)
        {
            throw new InvalidDataException($"class \"{missing}\" stands nowhere in the tree.");
        }
    }

    private void AddChildren(int parent, JsonElement children, int depth)
    {
        switch (children.ValueKind)
        {
            case JsonValueKind.Object:
                AddGroups(parent, children, depth);
                break;
            case JsonValueKind.Array:
                foreach (var child in children.EnumerateArray())
                {
                    AddMember(parent, child, depth);
                }

                break;
            default:
                throw new InvalidDataException($"{Where(parent)} must be an object of groups or an array of classes, not {children.ValueKind}.");
        }

        if (Nodes[parent].Children.Count == 0)
        {
            throw new InvalidDataException($"{Where(parent)} is empty.");
        }
    }

    private void AddMember(int parent, JsonElement child, int depth)
    {
        if (child.ValueKind == JsonValueKind.Object)
        {
            AddGroups(parent, child, depth);
            return;
        }

        var name = child.ValueKind == JsonValueKind.String ? child.GetString()! : throw new InvalidDataException($"{Where(parent)} holds {child.ValueKind}; it takes names of classes and objects of groups.");
        Add(parent, name, _labels.TryGetValue(name, out var label) ? label : throw new InvalidDataException($"there is no class \"{name}\"."), depth);
    }

    private void AddGroups(int parent, JsonElement groups, int depth)
    {
        foreach (var group in groups.EnumerateObject())
        {
            if (_labels.ContainsKey(group.Name))
            {
                throw new InvalidDataException($"group \"{group.Name}\" has the name of a class.");
            }

            AddChildren(Add(parent, group.Name, -1, depth), group.Value, depth + 1);
        }
    }

    private int Add(int parent, string name, int label, int depth)
    {
        if (depth > deepest)
        {
            throw new InvalidDataException($"\"{name}\" lies more than {deepest} groups deep.");
        }

        if (!_seen.Add(name))
        {
            throw new InvalidDataException($"\"{name}\" stands there twice.");
        }

        Nodes.Add((name, parent, [], label));
        Nodes[parent].Children.Add(Nodes.Count - 1);
        return Nodes.Count - 1;
    }

    private string Where(int node) => node == 0 ? "the tree" : $"group \"{Nodes[node].Name}\"";
}
