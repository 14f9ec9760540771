using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Backbones;

/// <summary>A network's state in 16-bit floating point, in TorchSharp's file format: half the size, and what it costs is below what training varies by.</summary>
internal static class HalfWeights
{
    /// <summary>Writes the state; the network stays as it is.</summary>
    public static void Save(nn.Module network, string path)
    {
        using var scope = NewDisposeScope();
        var halves = network.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.is_floating_point() ? entry.Value.detach().half() : entry.Value);
        var temporary = path + ".new";
        using (var writer = new BinaryWriter(File.Create(temporary)))
        {
            nn.Module.save_state_dict(writer, halves);
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Reads a state that <see cref="Save"/> wrote; the network computes in 32 bits after it.</summary>
    /// <exception cref="InvalidDataException">The file is missing, damaged, or of another network; the sentence names it.</exception>
    public static void Load(nn.Module network, string path)
    {
        if (!File.Exists(path))
        {
            throw new InvalidDataException($"There are no weights {path}.");
        }

        try
        {
            network.to(ScalarType.Float16);
            network.load(path);
        }
        catch (Exception error) when (error is ArgumentException or InvalidDataException or InvalidOperationException or IOException)
        {
            throw new InvalidDataException($"{path} is damaged or not made for this network: {error.Message}", error);
        }
        finally
        {
            network.to(ScalarType.Float32);
        }
    }
}
