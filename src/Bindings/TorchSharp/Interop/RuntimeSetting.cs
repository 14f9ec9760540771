namespace TorchSharp.Interop;

/// <summary>Settings and readings of libtorch; <c>anyshot_torch_setting</c> on the native side says which can be set.</summary>
internal enum RuntimeSetting
{
    GradMode = 0,
    InferenceMode = 1,
    Threads = 2,
    InteropThreads = 3,
    Seed = 4,
    CudaAvailable = 5,
    CudaDevices = 6,
    CudnnAvailable = 7,
    CudaSynchronize = 8,
    DefaultDtype = 9,
    LiveTensors = 10,
    LiveModules = 11,
    LiveGenerators = 12,
    CudnnBenchmark = 13,
    Deterministic = 14,
}
