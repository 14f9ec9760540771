using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace AnyShot.Engine.Clip.Weights;

/// <summary>Named tensors in a file. Nothing in the file is trusted, and none of it is run.</summary>
internal abstract class WeightFile : IDisposable
{
    /// <summary>Numbers of the largest tensor that is read: 1 GB as float32.</summary>
    protected const long MostValues = 1 << 28;

    private const int MostDimensions = 8;

    protected WeightFile(string path) => Path = path;

    /// <summary>For sentences about the file.</summary>
    public string Path { get; }

    /// <summary>OpenAI publishes its models as TorchScript.</summary>
    public virtual bool IsTorchScript => false;

    /// <summary>Names of all tensors.</summary>
    public abstract IEnumerable<string> Names { get; }

    /// <summary>Opens a file of any kind that is known, which its first bytes tell.</summary>
    /// <exception cref="InvalidDataException">There is no such file, it is truncated, or of a kind that is not known; one sentence says which.</exception>
    public static WeightFile Open(string path)
    {
        FileStream? stream = null;
        try
        {
            stream = File.OpenRead(path);
            Span<byte> head = stackalloc byte[4];
            var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            stream.Position = 0;
            return head[..length].SequenceEqual("PK\u0003\u0004"u8) ? TorchArchive.Open(path, stream) : SafetensorsFile.Open(path, stream);
        }
        catch (Exception error) when (stream is null && error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException(File.Exists(path) ? $"{path} cannot be read: {error.Message}" : $"There is no model file {path}.", error);
        }
        catch
        {
            stream?.Dispose();
            throw;
        }
    }

    /// <summary>Sizes of a tensor; null when there is none of that name.</summary>
    public abstract IReadOnlyList<long>? Shape(string name);

    /// <summary>Reads a tensor as float32.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <returns>Contiguous, on the processor.</returns>
    /// <exception cref="InvalidDataException">It is damaged or its numbers are no weights; one sentence names file and tensor.</exception>
    public Tensor Read(string name)
    {
        var shape = Shape(name)!;
        var count = Count(shape) ?? throw new InvalidDataException($"{Path}: the tensor {name} has the shape ({string.Join(", ", shape)}), which is out of bounds.");
        var tensor = empty([.. shape]);
        try
        {
            if (count > 0)
            {
                Read(name, MemoryMarshal.Cast<byte, float>(tensor.bytes));
            }

            return tensor;
        }
        catch (Exception error)
        {
            tensor.Dispose();
            throw error is InvalidDataException or EndOfStreamException or IOException
                ? new InvalidDataException($"{Path}: the tensor {name} {(error is InvalidDataException ? error.Message : "is cut off")}.", error)
                : error;
        }
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Fills in the numbers in row-major order.</summary>
    /// <exception cref="InvalidDataException">The sentence begins with a verb.</exception>
    protected abstract void Read(string name, Span<float> values);

    protected abstract void Dispose(bool disposing);

    /// <summary>Numbers in a tensor; null when a size or their product is out of bounds.</summary>
    protected static long? Count(IReadOnlyList<long> shape)
    {
        var count = 1L;
        foreach (var size in shape)
        {
            if (size is < 0 or > MostValues || (count *= size) > MostValues)
            {
                return null;
            }
        }

        return shape.Count <= MostDimensions ? count : null;
    }
}
