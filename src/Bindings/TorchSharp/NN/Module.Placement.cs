using TorchSharp.Interop;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Moves all parameters and buffers to the device and converts the floating-point ones.</summary>
            /// <exception cref="ArgumentException">The type is not a floating-point type.</exception>
            protected internal virtual Module _to(Device device, ScalarType dtype, bool non_blocking) => Place(device, dtype, non_blocking);

            /// <summary>Moves all parameters and buffers.</summary>
            protected internal virtual Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking) =>
                Place(new Device(deviceType, deviceIndex), null, non_blocking);

            /// <summary>Converts the floating-point parameters and buffers; integers (such as counters) keep their type.</summary>
            /// <exception cref="ArgumentException">The type is not a floating-point type.</exception>
            protected internal virtual Module _to(ScalarType dtype, bool non_blocking) => Place(null, dtype, non_blocking);

            /// <summary>Device and type of the other tensor.</summary>
            public Module _to(Tensor other, bool non_blocking) => _to(other.device, other.dtype, non_blocking);

            private Module Place(Device? device, ScalarType? dtype, bool non_blocking)
            {
                if (dtype is { } type && !Converts(type))
                {
                    throw new ArgumentException($"A module can only be converted to a floating-point type, not to {type}.", nameof(dtype));
                }
                using var noGrad = no_grad();
                foreach (var parameter in parameters())
                {
                    Replace(parameter, device, dtype, non_blocking);
                    // The gradient must follow, or the next backward pass would add tensors of two devices.
                    using var gradient = parameter.grad;
                    if (gradient is not null) Replace(gradient, device, dtype, non_blocking);
                }
                foreach (var buffer in buffers()) Replace(buffer, device, dtype, non_blocking);
                return this;
            }

            private static bool Converts(ScalarType type) => type is ScalarType.Float16 or ScalarType.BFloat16 or ScalarType.Float32 or ScalarType.Float64
                or ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64;

            /// <summary>Exchanges the content of the tensor object, so that everybody who holds the object sees the moved tensor.</summary>
            private static void Replace(Tensor tensor, Device? device, ScalarType? dtype, bool non_blocking)
            {
                var type = dtype is { } wanted && Converts(tensor.dtype) ? wanted : tensor.dtype;
                var place = device ?? tensor.device;
                if (type == tensor.dtype && place.type == tensor.device_type && (place.index < 0 || place.index == tensor.device_index)) return;
                using var moved = tensor.to(type, place, non_blocking: non_blocking);
                Operator.CallForEffect("set_data", tensor, moved);
            }
        }
    }
}
