namespace TorchSharp.Interop;

/// <summary>What a <see cref="NativeValue"/> carries; <c>anyshot_torch_tag</c> on the native side.</summary>
internal enum ValueTag
{
    None = 0,
    Default = 1,
    Tensor = 2,
    Int = 3,
    Double = 4,
    Bool = 5,
    IntList = 6,
    DoubleList = 7,
    BoolList = 8,
    TensorList = 9,
    String = 10,
    Device = 11,
    Generator = 12,
}
