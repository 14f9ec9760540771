using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Where a tensor lives: a kind of device and, for several of a kind, its index (-1: the current one).</summary>
    public class Device
    {
        /// <summary>Takes <c>cpu</c>, <c>cuda</c> or <c>cuda:1</c>.</summary>
        /// <exception cref="ArgumentException">The text names no device.</exception>
        public Device(string description)
        {
            int colon = description.IndexOf(':', StringComparison.Ordinal);
            type = TypeOf(colon < 0 ? description : description[..colon]);
            index = -1;
            if (colon >= 0)
            {
                index = int.TryParse(description[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                    ? number
                    : throw new ArgumentException($"'{description}' names no device: a number belongs behind the colon, as in cuda:0.", nameof(description));
            }

            index = Normalise(type, index);
        }

        /// <summary>Takes a kind such as <c>cuda</c> and an index.</summary>
        public Device(string deviceType, int index = -1)
            : this(TypeOf(deviceType), index)
        {
        }

        /// <summary>Takes a kind and an index.</summary>
        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = Normalise(deviceType, index);
        }

        /// <summary>The CUDA device with this index.</summary>
        public Device(int index)
            : this(DeviceType.CUDA, index)
        {
        }

        /// <summary>The kind.</summary>
        public DeviceType type { get; private set; }

        /// <summary>The index, -1 for the current device of the kind.</summary>
        public int index { get; private set; }

        public static implicit operator Device(string description) => new(description);

        /// <inheritdoc/>
        public override string ToString() => index < 0 ? type.ToString().ToLowerInvariant() : string.Create(CultureInfo.InvariantCulture, $"{type.ToString().ToLowerInvariant()}:{index}");

        private static int Normalise(DeviceType type, int index) => type == DeviceType.CPU ? -1 : index;

        private static DeviceType TypeOf(string name) => name.ToLowerInvariant() switch
        {
            "cpu" => DeviceType.CPU,
            "cuda" => DeviceType.CUDA,
            "mps" => DeviceType.MPS,
            "meta" => DeviceType.META,
            _ => throw new ArgumentException($"'{name}' is no kind of device; cpu, cuda, mps and meta are.", nameof(name)),
        };
    }
}
