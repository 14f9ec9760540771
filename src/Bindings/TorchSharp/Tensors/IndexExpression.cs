using TorchSharp.Interop;

namespace TorchSharp;

/// <summary>
/// An index expression applied to a tensor in two steps: numbers, ranges and new dimensions make a view; then tensors of indices, if there are
/// any, pick elements of that view.
/// </summary>
internal readonly struct IndexExpression : IDisposable
{
    private readonly List<torch.Tensor> temporary;

    internal IndexExpression(torch.Tensor source, ReadOnlySpan<torch.TensorIndex> places)
    {
        temporary = [];
        View = source;
        List<torch.Tensor?> picks = [];
        int consumed = 0;
        foreach (torch.TensorIndex place in places)
        {
            consumed += DimensionsOf(place);
        }

        long free = source.Dimensions - consumed;
        if (free < 0)
        {
            Dispose();
            throw new ArgumentException($"There are indices for {consumed} dimensions, but the tensor has {source.Dimensions}.", nameof(places));
        }

        long dimension = 0;
        long hidden = 0; // dimensions that a mask takes beyond its own place in the list of picks
        foreach (torch.TensorIndex place in places)
        {
            switch (place.Form)
            {
                case torch.TensorIndex.Kind.Single:
                    View = Keep(View.select(dimension, place.Start));
                    break;
                case torch.TensorIndex.Kind.Slice:
                    View = Keep(Operator.Call("slice.Tensor", View, dimension, place.Start, place.Stop, place.Step));
                    dimension++;
                    break;
                case torch.TensorIndex.Kind.Ellipsis:
                    dimension += free;
                    break;
                case torch.TensorIndex.Kind.None:
                    View = Keep(View.unsqueeze(dimension++));
                    break;
                case torch.TensorIndex.Kind.Bool:
                    View = Keep(View.unsqueeze(dimension));
                    Pick(picks, dimension++ - hidden, Keep(torch.zeros(place.Start, torch.ScalarType.Int64)));
                    break;
                default:
                    Pick(picks, dimension - hidden, place.Index!);
                    dimension += DimensionsOf(place);
                    hidden += DimensionsOf(place) - 1;
                    break;
            }
        }

        Picks = [.. picks];
    }

    /// <summary>What the plain places make of the source.</summary>
    internal torch.Tensor View { get; }

    /// <summary>A tensor of indices per dimension of the view, null for a full range; empty where there are none.</summary>
    internal torch.Tensor?[] Picks { get; }

    public void Dispose() => temporary.ForEach(tensor => tensor.Dispose());

    /// <summary>The view as a result of its own.</summary>
    internal torch.Tensor Read()
    {
        if (Picks.Length > 0)
        {
            return Operator.Call("index.Tensor", View, Picks);
        }

        return temporary.Remove(View) ? View : View.alias();
    }

    private static int DimensionsOf(torch.TensorIndex place) => place.Form switch
    {
        torch.TensorIndex.Kind.Single or torch.TensorIndex.Kind.Slice => 1,
        torch.TensorIndex.Kind.Tensor => place.Index!.dtype == torch.ScalarType.Bool ? (int)place.Index.Dimensions : 1,
        _ => 0,
    };

    private static void Pick(List<torch.Tensor?> picks, long position, torch.Tensor index)
    {
        while (picks.Count < position)
        {
            picks.Add(null);
        }

        picks.Add(index);
    }

    private torch.Tensor Keep(torch.Tensor tensor)
    {
        temporary.Add(tensor);
        return tensor;
    }
}
