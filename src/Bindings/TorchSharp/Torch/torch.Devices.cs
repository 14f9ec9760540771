using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The processor.</summary>
    public static readonly Device CPU = new(DeviceType.CPU);

    /// <summary>Tensors without data, for shapes only.</summary>
    public static readonly Device META = new(DeviceType.META);

    /// <summary>The current CUDA device.</summary>
    public static Device CUDA { get; } = new(DeviceType.CUDA);

    /// <summary>Whether CUDA can be used here.</summary>
    public static bool cuda_is_available() => cuda.is_available();

    /// <summary>The device of that description, such as <c>cpu</c> or <c>cuda:0</c>.</summary>
    public static Device device(string description) => new(description);

    /// <inheritdoc cref="Device(string, int)"/>
    public static Device device(string deviceType, int index = -1) => new(deviceType, index);

    /// <inheritdoc cref="Device(DeviceType, int)"/>
    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);

    /// <inheritdoc cref="Device(int)"/>
    public static Device device(int index) => new(index);

    /// <summary>Loads what a kind of device needs and fails early if it is not there; returns the device itself.</summary>
    /// <exception cref="InvalidOperationException">CUDA is asked for and not available.</exception>
    public static Device InitializeDevice(Device? device)
    {
        Device chosen = device ?? CPU;
        InitializeDeviceType(chosen.type);
        return chosen;
    }

    /// <inheritdoc cref="InitializeDevice"/>
    public static void InitializeDeviceType(DeviceType deviceType)
    {
        if (!TryInitializeDeviceType(deviceType))
        {
            throw new InvalidOperationException($"Device type {deviceType} is not available with this libtorch on this machine.");
        }
    }

    /// <summary>Whether a kind of device can be used.</summary>
    public static bool TryInitializeDeviceType(DeviceType deviceType) => deviceType != DeviceType.CUDA || cuda.is_available();

    /// <summary>CUDA devices. Works, and says that there are none, with a libtorch without CUDA.</summary>
    public static partial class cuda
    {
        /// <summary>Whether libtorch was built with CUDA and finds a device.</summary>
        public static bool is_available() => Runtime.Get(RuntimeSetting.CudaAvailable) != 0;

        /// <summary>Whether cuDNN is there.</summary>
        public static bool is_cudnn_available() => Runtime.Get(RuntimeSetting.CudnnAvailable) != 0;

        /// <summary>How many CUDA devices there are.</summary>
        public static int device_count() => (int)Runtime.Get(RuntimeSetting.CudaDevices);

        /// <summary>Seeds the current device's generator, as all others.</summary>
        public static void manual_seed(long seed) => Runtime.Set(RuntimeSetting.Seed, seed);

        /// <inheritdoc cref="manual_seed"/>
        public static void manual_seed_all(long seed) => Runtime.Set(RuntimeSetting.Seed, seed);

        /// <summary>Waits until the device has done all that was given to it.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">There is no CUDA device.</exception>
        public static void synchronize(Device? device = null) => Runtime.Set(RuntimeSetting.CudaSynchronize, device?.index ?? -1);
    }
}
