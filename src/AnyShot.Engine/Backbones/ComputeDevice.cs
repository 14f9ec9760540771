using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Backbones;

/// <summary>Where tensors are computed.</summary>
public static class ComputeDevice
{
    /// <summary>Chooses by a setting: <c>auto</c> (the first CUDA device if there is one), <c>cpu</c>, <c>cuda</c> or <c>cuda:N</c>.</summary>
    /// <exception cref="InvalidDataException">The setting is unknown, or this machine has no such device.</exception>
    public static Device Choose(string setting)
    {
        if (setting is "auto" or "cpu")
        {
            return setting == "auto" && cuda.is_available() ? new Device(DeviceType.CUDA, 0) : CPU;
        }

        var number = 0;
        if (setting != "cuda" && !(setting.StartsWith("cuda:", StringComparison.Ordinal)
            && int.TryParse(setting.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out number)))
        {
            throw new InvalidDataException($"Unknown device \"{setting}\"; it is auto, cpu, cuda or cuda:N.");
        }

        if (!cuda.is_available() || number >= cuda.device_count())
        {
            var found = cuda.is_available() ? cuda.device_count() : 0;
            throw new InvalidDataException($"Device {setting} is asked for, but libtorch sees {found} CUDA device(s) on this machine; auto falls back to the CPU.");
        }

        return new Device(DeviceType.CUDA, number);
    }
}
