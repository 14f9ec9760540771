using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>What a tensor is, without its sizes; <c>anyshot_torch_tensor_info</c> on the native side, 64 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeTensorInfo
{
    public long NumberOfElements;
    public long ElementSize;
    public long StorageOffset;
    public nint Data;
    public int ScalarType;
    public int DeviceType;
    public int DeviceIndex;
    public int Dimensions;
    public int RequiresGrad;
    public int IsLeaf;
    public int IsContiguous;
    public int IsSparse;
}
