using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnyShot.Engine.Clip.Weights;

/// <summary>Takes the tensors of a network out of a file, names under a common beginning, and knows which were taken.</summary>
internal sealed class ClipWeights
{
    private readonly WeightFile _file;
    private readonly string _prefix;
    private readonly HashSet<string> _taken;

    /// <param name="file">Where the tensors are.</param>
    public ClipWeights(WeightFile file)
        : this(file, "", [])
    {
    }

    private ClipWeights(WeightFile file, string prefix, HashSet<string> taken) => (_file, _prefix, _taken) = (file, prefix, taken);

    /// <summary>The part whose names begin with this one and a dot.</summary>
    public ClipWeights At(string name) => new(_file, $"{_prefix}{name}.", _taken);

    public bool Has(string name) => _file.Shape(_prefix + name) is not null;

    /// <summary>How many of <c>0</c>, <c>1</c>, <c>2</c> ... follow the name.</summary>
    /// <param name="name">Name of the list.</param>
    /// <param name="member">A tensor that each of them has.</param>
    public int Count(string name, string member)
    {
        var count = 0;
        while (Has($"{name}.{count}.{member}"))
        {
            count++;
        }

        return count;
    }

    /// <summary>Size of one dimension of a tensor.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="dimension">From 0 on.</param>
    /// <param name="least">Smallest size that makes sense.</param>
    /// <param name="most">Largest size that makes sense.</param>
    /// <exception cref="InvalidDataException">There is no such tensor or dimension, or the size is out of bounds.</exception>
    public long Size(string name, int dimension, int least = 1, int most = 1 << 20)
    {
        var shape = _file.Shape(_prefix + name) ?? throw Missing(name);
        return dimension < shape.Count && shape[dimension] >= least && shape[dimension] <= most
            ? shape[dimension]
            : throw new InvalidDataException($"{_file.Path}: the tensor {_prefix}{name} has the shape ({string.Join(", ", shape)}), which no CLIP model has.");
    }

    /// <summary>Side of the square that the rows of a tensor fill, but for one.</summary>
    /// <exception cref="InvalidDataException">There is no such tensor, or they fill none.</exception>
    public long Grid(string name)
    {
        var places = Size(name, 0) - 1;
        var side = (long)Math.Round(Math.Sqrt(places));
        return side > 0 && side * side == places
            ? side
            : throw new InvalidDataException($"{_file.Path}: the tensor {_prefix}{name} has {places + 1} rows, which are not a square and one; this is another architecture.");
    }

    /// <summary>A tensor, not to be trained.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="shape">The sizes that it must have.</param>
    /// <exception cref="InvalidDataException">It is missing, of other sizes, or damaged.</exception>
    public Parameter Take(string name, params long[] shape) => new(Read(name, shape), requires_grad: false);

    /// <inheritdoc cref="Take"/>
    public Tensor Read(string name, params long[] shape)
    {
        var own = _file.Shape(_prefix + name) ?? throw Missing(name);
        if (!own.SequenceEqual(shape))
        {
            throw new InvalidDataException(
                $"{_file.Path}: the tensor {_prefix}{name} has the shape ({string.Join(", ", own)}) instead of ({string.Join(", ", shape)}); this is another architecture.");
        }

        _taken.Add(_prefix + name);
        return _file.Read(_prefix + name);
    }

    /// <summary>What a network does not take would change what it computes: the file is of another architecture.</summary>
    /// <param name="parts">Beginnings of names; counters and masks do not count.</param>
    /// <exception cref="InvalidDataException">A tensor was not taken; the sentence names it.</exception>
    public void RequireAllTaken(params string[] parts)
    {
        var left = _file.Names.FirstOrDefault(name => parts.Any(part => name.StartsWith(part, StringComparison.Ordinal)) && !_taken.Contains(name)
            && !name.EndsWith(".num_batches_tracked", StringComparison.Ordinal) && !name.EndsWith("attn_mask", StringComparison.Ordinal) && _file.Shape(name)!.Count > 0);
        if (left is not null)
        {
            throw new InvalidDataException($"{_file.Path} has the tensor {left}, which the CLIP models of OpenAI do not have; this is another architecture.");
        }
    }

    private InvalidDataException Missing(string name) => new($"{_file.Path} lacks the tensor {_prefix}{name}.");
}
