// Creation, reading and description of tensors: what cannot be done by an operator because it crosses the boundary.
#include <cstring>

#include "torch_common.h"

namespace {
constexpr int32_t max_dimensions = 64;
}

handle_table<at::Tensor, 1>& tensors() {
    static auto* table = new handle_table<at::Tensor, 1>("tensor");
    return *table;
}

int64_t add_tensor(at::Tensor tensor) {
    return tensor.defined() ? tensors().add(std::move(tensor)) : 0;
}

int32_t anyshot_torch_tensor_create(const void* data, int64_t byte_count, int32_t dtype, const int64_t* sizes, int32_t dimensions,
    int32_t device_type, int32_t device_index, int64_t* tensor) {
    return guard(__func__, [&] {
        require(tensor, "tensor");
        require_count(dimensions, max_dimensions, "number of dimensions");
        if (dimensions > 0) {
            require(sizes, "sizes");
        }
        const at::ScalarType type = to_dtype(dtype);
        const c10::Device device = to_device(device_type, device_index);
        int64_t bytes = static_cast<int64_t>(c10::elementSize(type));
        for (int32_t i = 0; i < dimensions; i++) {
            if (sizes[i] < 0 || __builtin_mul_overflow(bytes, sizes[i], &bytes)) {
                throw anyshot_invalid_argument("size " + std::to_string(sizes[i]) + " of dimension " + std::to_string(i) + " is negative or too large");
            }
        }
        const at::IntArrayRef shape(sizes, dimensions);
        if (data == nullptr) {
            require_count(byte_count, 0, "byte_count without data");
            *tensor = add_tensor(at::empty(shape, at::TensorOptions(type).device(device)));
            return;
        }
        if (byte_count != bytes) {
            throw anyshot_invalid_argument("the data has " + std::to_string(byte_count) + " bytes, but the sizes ask for " + std::to_string(bytes));
        }
        at::Tensor created = at::empty(shape, at::TensorOptions(type));
        if (bytes > 0) {
            std::memcpy(created.data_ptr(), data, static_cast<size_t>(bytes));
        }
        *tensor = add_tensor(device.is_cpu() ? created : created.to(device));
    });
}

int32_t anyshot_torch_tensor_read(int64_t tensor, void* buffer, int64_t capacity, int64_t* required) {
    return guard(__func__, [&] {
        require(required, "required");
        const at::Tensor& source = tensors().get(tensor);
        *required = static_cast<int64_t>(source.numel() * source.element_size());
        if (buffer == nullptr) {
            return;
        }
        if (capacity < *required) {
            throw anyshot_invalid_argument("the buffer has " + std::to_string(capacity) + " bytes, but the tensor needs " + std::to_string(*required));
        }
        const at::Tensor flat = source.detach().to(c10::kCPU).contiguous();
        if (*required > 0) {
            std::memcpy(buffer, flat.data_ptr(), static_cast<size_t>(*required));
        }
    });
}

int32_t anyshot_torch_tensor_describe(int64_t tensor, anyshot_torch_tensor_info* info, int64_t* sizes, int64_t* strides, int32_t capacity) {
    return guard(__func__, [&] {
        require(info, "info");
        require_count(capacity, max_dimensions, "capacity");
        const at::Tensor& source = tensors().get(tensor);
        const bool strided = source.layout() == c10::kStrided;
        *info = {};
        info->numel = source.numel();
        info->element_size = static_cast<int64_t>(source.element_size());
        info->storage_offset = strided ? source.storage_offset() : 0;
        info->data = strided && source.numel() > 0 ? reinterpret_cast<int64_t>(source.data_ptr()) : 0;
        info->dtype = static_cast<int32_t>(source.scalar_type());
        info->device_type = static_cast<int32_t>(source.device().type());
        info->device_index = source.device().index();
        info->dimensions = static_cast<int32_t>(source.dim());
        info->requires_grad = source.requires_grad() ? 1 : 0;
        info->is_leaf = source.is_leaf() ? 1 : 0;
        info->is_contiguous = strided && source.is_contiguous() ? 1 : 0;
        info->is_sparse = source.is_sparse() ? 1 : 0;
        for (int32_t i = 0; i < info->dimensions && i < capacity; i++) {
            if (sizes != nullptr) {
                sizes[i] = source.size(i);
            }
            if (strides != nullptr) {
                strides[i] = strided ? source.stride(i) : 0;
            }
        }
    });
}

int32_t anyshot_torch_tensor_free(int64_t tensor) {
    return guard(__func__, [&] { tensors().remove(tensor); });
}
