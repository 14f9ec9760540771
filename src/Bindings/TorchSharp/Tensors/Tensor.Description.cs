using System.Globalization;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The element type.</summary>
        public ScalarType dtype => (ScalarType)Describe().ScalarType;

        /// <summary>Where the elements are.</summary>
        public Device device
        {
            get
            {
                NativeTensorInfo info = Describe();
                return new Device((DeviceType)info.DeviceType, info.DeviceIndex);
            }
        }

        /// <summary>The kind of <see cref="device"/>.</summary>
        public DeviceType device_type => (DeviceType)Describe().DeviceType;

        /// <summary>The index of <see cref="device"/>.</summary>
        public int device_index => Describe().DeviceIndex;

        /// <summary>The number of dimensions.</summary>
        public long Dimensions => Describe().Dimensions;

        /// <inheritdoc cref="Dimensions"/>
        public long ndim => Dimensions;

        /// <summary>The number of elements.</summary>
        public long NumberOfElements => Describe().NumberOfElements;

        /// <summary>Bytes of one element.</summary>
        public long ElementSize => Describe().ElementSize;

        /// <summary>The size of each dimension.</summary>
        public unsafe long[] shape
        {
            get
            {
                long* sizes = stackalloc long[MaxDimensions];
                NativeTensorInfo info = Describe(sizes, null);
                return new ReadOnlySpan<long>(sizes, info.Dimensions).ToArray();
            }
        }

        /// <summary>Whether the elements are on a CUDA device.</summary>
        public bool is_cuda => device_type == DeviceType.CUDA;

        /// <summary>Whether there are no elements, only sizes.</summary>
        public bool is_meta => device_type == DeviceType.META;

        /// <summary>Whether the tensor is stored sparsely.</summary>
        public bool is_sparse => Describe().IsSparse != 0;

        private const int MaxDimensions = 64;

        /// <inheritdoc cref="Dimensions"/>
        public long dim() => Dimensions;

        /// <inheritdoc cref="NumberOfElements"/>
        public long numel() => NumberOfElements;

        /// <inheritdoc cref="ElementSize"/>
        public long element_size() => ElementSize;

        /// <inheritdoc cref="shape"/>
        public long[] size() => shape;

        /// <summary>The size of one dimension, counted from the end when negative.</summary>
        /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
        public unsafe long size(int dim)
        {
            long* sizes = stackalloc long[MaxDimensions];
            return sizes[Wrap(dim, Describe(sizes, null).Dimensions)];
        }

        /// <summary>How many elements of the storage lie between neighbours, for each dimension.</summary>
        public unsafe long[] stride()
        {
            long* strides = stackalloc long[MaxDimensions];
            NativeTensorInfo info = Describe(null, strides);
            return new ReadOnlySpan<long>(strides, info.Dimensions).ToArray();
        }

        /// <inheritdoc cref="stride()"/>
        public unsafe long stride(int dim)
        {
            long* strides = stackalloc long[MaxDimensions];
            return strides[Wrap(dim, Describe(null, strides).Dimensions)];
        }

        /// <summary>The index of the first element in the storage.</summary>
        public long storage_offset() => Describe().StorageOffset;

        /// <summary>Whether the elements lie in row-major order without gaps.</summary>
        public bool is_contiguous() => Describe().IsContiguous != 0;

        /// <summary>Whether the elements are in the processor's memory.</summary>
        public bool is_cpu() => device_type == DeviceType.CPU;

        /// <inheritdoc cref="torch.is_integral(ScalarType)"/>
        public bool is_integral() => torch.is_integral(dtype);

        /// <inheritdoc cref="torch.is_floating_point(ScalarType)"/>
        public bool is_floating_point() => torch.is_floating_point(dtype);

        /// <inheritdoc cref="torch.is_complex(ScalarType)"/>
        public bool is_complex() => torch.is_complex(dtype);

        /// <summary>Whether the one element is not 0.</summary>
        public bool is_nonzero() => Operator.CallScalar("is_nonzero", this).ToBoolean();

        /// <summary>Sizes, type and device on one line.</summary>
        public override string ToString()
        {
            if (IsInvalid)
            {
                return "[disposed]";
            }

            NativeTensorInfo info = Describe();
            string sizes = string.Join("x", Array.ConvertAll(shape, size => size.ToString(CultureInfo.InvariantCulture)));
            return $"[{sizes}], type = {(ScalarType)info.ScalarType}, device = {device}";
        }

        private static int Wrap(int dimension, int dimensions)
        {
            int wrapped = dimension < 0 ? dimension + dimensions : dimension;
            ArgumentOutOfRangeException.ThrowIfNegative(wrapped, nameof(dimension));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(wrapped, dimensions, nameof(dimension));
            return wrapped;
        }

        private unsafe NativeTensorInfo Describe() => Describe(null, null);

        private unsafe NativeTensorInfo Describe(long* sizes, long* strides)
        {
            int status = NativeMethods.anyshot_torch_tensor_describe(Acquire(), out NativeTensorInfo info, sizes, strides, MaxDimensions);
            Release();
            NativeStatus.Check(status);
            return info;
        }
    }
}
