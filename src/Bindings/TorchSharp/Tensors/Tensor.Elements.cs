using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // The way of elements into .NET's memory.
    public partial class Tensor
    {
        /// <summary>The elements in row-major order as bytes of the tensor's own memory; valid while the tensor is.</summary>
        /// <exception cref="InvalidOperationException">Not contiguous, or not in the processor's memory.</exception>
        public unsafe Span<byte> bytes
        {
            get
            {
                NativeTensorInfo info = Describe();
                if (info.DeviceType != (int)DeviceType.CPU || (info.IsContiguous == 0 && info.NumberOfElements > 0))
                {
                    throw new InvalidOperationException("Only a contiguous tensor in the processor's memory has its bytes in one piece: use cpu() and contiguous().");
                }

                return new Span<byte>((void*)info.Data, checked((int)(info.NumberOfElements * info.ElementSize)));
            }

            set
            {
                Span<byte> own = bytes;
                if (value.Length != own.Length)
                {
                    throw new ArgumentException($"There are {value.Length} bytes, but the tensor has {own.Length}.", nameof(value));
                }

                value.CopyTo(own);
            }
        }

        internal nint DataAddress => Describe().Data;

        /// <summary>Access to the elements.</summary>
        /// <exception cref="ArgumentException"><typeparamref name="T"/> is not the element type.</exception>
        /// <exception cref="InvalidOperationException">The elements are not in the processor's memory.</exception>
        public Utils.TensorAccessor<T> data<T>()
            where T : unmanaged
        {
            RequireType<T>();
            return new Utils.TensorAccessor<T>(this);
        }

        /// <summary>The one element.</summary>
        /// <exception cref="ArgumentException"><typeparamref name="T"/> is not the element type, or there is not exactly one element.</exception>
        public unsafe T item<T>()
            where T : unmanaged
        {
            RequireType<T>();
            if (NumberOfElements != 1)
            {
                throw new ArgumentException($"Only a tensor with one element is an item; this one has {NumberOfElements}.");
            }

            T value = default;
            ReadTo(new Span<T>(ref value));
            return value;
        }

        /// <summary>The one element as a number.</summary>
        public Scalar ToScalar() => Operator.CallScalar("_local_scalar_dense", this);

        /// <summary>Copies the elements in row-major order, from any device.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">There is not enough room.</exception>
        internal unsafe void ReadTo<T>(Span<T> buffer)
            where T : unmanaged
        {
            byte nothing = 0;
            fixed (T* start = buffer)
            {
                int status = NativeMethods.anyshot_torch_tensor_read(Acquire(), buffer.IsEmpty ? &nothing : start, (long)buffer.Length * sizeof(T), out _);
                Release();
                NativeStatus.Check(status);
            }
        }

        private void RequireType<T>()
        {
            ScalarType own = dtype;
            if (ToScalarType(typeof(T)) != own)
            {
                throw new ArgumentException($"The elements are {own}, not {typeof(T).Name}.");
            }
        }
    }
}
