using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Other element types and devices.
    public partial class Tensor
    {
        /// <summary>This tensor, or a copy with another element type.</summary>
        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) => Converted(Operator.Call("to.dtype", this, type, non_blocking, copy), disposeAfter);

        /// <inheritdoc cref="to(ScalarType, bool, bool, bool)"/>
        public Tensor to_type(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) => to(type, copy, disposeAfter, non_blocking);

        /// <summary>This tensor, or a copy on another device with another element type.</summary>
        public Tensor to(ScalarType type, Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) => Converted(Operator.Call("to.device", this, device, type, non_blocking, copy), disposeAfter);

        /// <summary>This tensor, or a copy on another device.</summary>
        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) => Converted(Operator.Call("to.device", this, device, dtype, non_blocking, copy), disposeAfter);

        /// <inheritdoc cref="to(Device, bool, bool, bool)"/>
        public Tensor to(string device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) => to(new Device(device), copy, disposeAfter, non_blocking);

        /// <inheritdoc cref="to(Device, bool, bool, bool)"/>
        public Tensor to(DeviceType deviceType, int deviceIndex = -1, bool copy = false, bool disposeAfter = false, bool non_blocking = false) => to(new Device(deviceType, deviceIndex), copy, disposeAfter, non_blocking);

        /// <summary>This tensor, or a copy with the element type and device of another.</summary>
        public Tensor to(Tensor other, bool non_blocking = false) => to(other.dtype, other.device, non_blocking: non_blocking);

        /// <summary>This tensor, or a copy with the element type of another.</summary>
        public Tensor type_as(Tensor tensor) => to(tensor.dtype);

        /// <inheritdoc cref="to(ScalarType, bool, bool, bool)"/>
        public Tensor type(ScalarType dtype) => to(dtype);

        /// <summary>This tensor, or a copy on the processor.</summary>
        public Tensor cpu() => to(CPU);

        /// <summary>This tensor, or a copy on a CUDA device.</summary>
        public Tensor cuda(Device? device = null, bool non_blocking = false) => to(device ?? CUDA, non_blocking: non_blocking);

        /// <inheritdoc cref="to(ScalarType, bool, bool, bool)"/>
        public Tensor @bool() => to(ScalarType.Bool);

        /// <inheritdoc cref="to(ScalarType, bool, bool, bool)"/>
        public Tensor @byte() => to(ScalarType.Byte);

        /// <inheritdoc cref="to(ScalarType, bool, bool, bool)"/>
        public Tensor @short() => to(ScalarType.Int16);

        /// <inheritdoc cref="to(ScalarType, bool, bool, bool)"/>
        public Tensor @int() => to(ScalarType.Int32);

        /// <inheritdoc cref="to(ScalarType, bool, bool, bool)"/>
        public Tensor @long() => to(ScalarType.Int64);

        /// <inheritdoc cref="to(ScalarType, bool, bool, bool)"/>
        public Tensor half() => to(ScalarType.Float16);

        /// <inheritdoc cref="to(ScalarType, bool, bool, bool)"/>
        public Tensor bfloat16() => to(ScalarType.BFloat16);

        /// <inheritdoc cref="to(ScalarType, bool, bool, bool)"/>
        public Tensor @float() => to(ScalarType.Float32);

        /// <inheritdoc cref="to(ScalarType, bool, bool, bool)"/>
        public Tensor @double() => to(ScalarType.Float64);
    }
}
