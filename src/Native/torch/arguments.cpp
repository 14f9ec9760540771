// Values of the ABI to and from libtorch's IValue.
#include "torch_common.h"

namespace {

constexpr int64_t max_list = 1 << 24;

thread_local torch::jit::Stack pending_results;

int64_t count_results(const c10::IValue& value) {
    if (value.isTensorList()) {
        return 1 + static_cast<int64_t>(value.toTensorList().size());
    }
    if (value.isTuple()) {
        int64_t count = 1;
        for (const c10::IValue& element : value.toTupleRef().elements()) {
            count += count_results(element);
        }
        return count;
    }
    if (value.isList()) {
        int64_t count = 1;
        for (const c10::IValue& element : value.toListRef()) {
            count += count_results(element);
        }
        return count;
    }
    return 1;
}

void write_tensor(const at::Tensor& tensor, anyshot_torch_value*& out) {
    out->tag = tensor.defined() ? ANYSHOT_TORCH_TENSOR : ANYSHOT_TORCH_NONE;
    out->integer = add_tensor(tensor);
    out++;
}

void write_result(const c10::IValue& value, anyshot_torch_value*& out) {
    *out = {};
    if (value.isTensor()) {
        write_tensor(value.toTensor(), out);
    } else if (value.isTensorList()) {
        const auto list = value.toTensorList();
        out->tag = ANYSHOT_TORCH_TENSOR_LIST;
        out->length = static_cast<int64_t>(list.size());
        out++;
        for (size_t i = 0; i < list.size(); i++) {
            *out = {};
            write_tensor(list.get(i), out);
        }
    } else if (value.isTuple() || value.isList()) {
        anyshot_torch_value& header = *out++;
        header.tag = ANYSHOT_TORCH_TENSOR_LIST;
        header.reserved = value.isTuple() ? 1 : 0;
        if (value.isTuple()) {
            header.length = static_cast<int64_t>(value.toTupleRef().elements().size());
            for (const c10::IValue& element : value.toTupleRef().elements()) {
                write_result(element, out);
            }
        } else {
            header.length = static_cast<int64_t>(value.toListRef().size());
            for (const c10::IValue& element : value.toListRef()) {
                write_result(element, out);
            }
        }
    } else if (value.isInt()) {
        out->tag = ANYSHOT_TORCH_INT;
        out++->integer = value.toInt();
    } else if (value.isDouble()) {
        out->tag = ANYSHOT_TORCH_DOUBLE;
        out++->real = value.toDouble();
    } else if (value.isBool()) {
        out->tag = ANYSHOT_TORCH_BOOL;
        out++->integer = value.toBool() ? 1 : 0;
    } else if (value.isNone()) {
        out++->tag = ANYSHOT_TORCH_NONE;
    } else {
        throw anyshot_invalid_argument("a result of type " + value.tagKind() + " is not carried by this interface");
    }
}

}  // namespace

void require_count(int64_t count, int64_t maximum, const char* name) {
    if (count < 0 || count > maximum) {
        throw anyshot_invalid_argument(std::string(name) + " is " + std::to_string(count) + ", outside 0 to " + std::to_string(maximum));
    }
}

c10::Device to_device(int32_t type, int64_t index) {
    if (type < 0 || type >= static_cast<int32_t>(c10::COMPILE_TIME_MAX_DEVICE_TYPES)) {
        throw anyshot_invalid_argument("device type " + std::to_string(type) + " does not exist");
    }
    if (index < -1 || index > 127) {
        throw anyshot_invalid_argument("device index " + std::to_string(index) + " is outside -1 to 127");
    }
    return c10::Device(static_cast<c10::DeviceType>(type), static_cast<c10::DeviceIndex>(index));
}

at::ScalarType to_dtype(int32_t dtype) {
    if (dtype < 0 || dtype >= static_cast<int32_t>(at::ScalarType::Undefined)) {
        throw anyshot_invalid_argument("dtype " + std::to_string(dtype) + " does not exist");
    }
    return static_cast<at::ScalarType>(dtype);
}

std::vector<at::Tensor> to_tensors(const int64_t* handles, int32_t count, const char* name, bool allow_none) {
    require_count(count, max_list, name);
    std::vector<at::Tensor> result;
    if (count > 0) {
        require(handles, name);
    }
    result.reserve(count);
    for (int32_t i = 0; i < count; i++) {
        result.push_back(handles[i] == 0 && allow_none ? at::Tensor() : tensors().get(handles[i]));
    }
    return result;
}

c10::IValue to_ivalue(const anyshot_torch_value& value, const std::string& where) {
    switch (value.tag) {
        case ANYSHOT_TORCH_NONE: return c10::IValue();
        case ANYSHOT_TORCH_TENSOR: return tensors().get(value.integer);
        case ANYSHOT_TORCH_INT: return value.integer;
        case ANYSHOT_TORCH_DOUBLE: return value.real;
        case ANYSHOT_TORCH_BOOL: return value.integer != 0;
        case ANYSHOT_TORCH_DEVICE: return to_device(static_cast<int32_t>(value.integer), value.length);
        case ANYSHOT_TORCH_GENERATOR: return generators().get(value.integer);
        default: break;
    }
    if (value.length < 0 || value.length > max_list) {
        throw anyshot_invalid_argument(where + " has the length " + std::to_string(value.length) + ", outside 0 to " + std::to_string(max_list));
    }
    if (value.length > 0 && value.pointer == nullptr) {
        throw anyshot_invalid_argument(where + " is a list whose pointer is null");
    }
    switch (value.tag) {
        case ANYSHOT_TORCH_INT_LIST: {
            const auto* data = static_cast<const int64_t*>(value.pointer);
            return c10::IValue(c10::ArrayRef<int64_t>(data, value.length));
        }
        case ANYSHOT_TORCH_DOUBLE_LIST: {
            const auto* data = static_cast<const double*>(value.pointer);
            return c10::IValue(c10::ArrayRef<double>(data, value.length));
        }
        case ANYSHOT_TORCH_BOOL_LIST: {
            const auto* data = static_cast<const uint8_t*>(value.pointer);
            c10::List<bool> list;
            for (int64_t i = 0; i < value.length; i++) {
                list.push_back(data[i] != 0);
            }
            return list;
        }
        case ANYSHOT_TORCH_TENSOR_LIST: {
            const auto* data = static_cast<const int64_t*>(value.pointer);
            c10::List<at::Tensor> list;
            list.reserve(value.length);
            for (int64_t i = 0; i < value.length; i++) {
                list.push_back(tensors().get(data[i]));
            }
            return list;
        }
        case ANYSHOT_TORCH_STRING: {
            return std::string(static_cast<const char*>(value.pointer), value.length);
        }
        default: throw anyshot_invalid_argument(where + " has the tag " + std::to_string(value.tag) + ", which does not exist");
    }
}

void write_results(torch::jit::Stack& stack, anyshot_torch_value* results, int32_t capacity, int32_t* result_count) {
    int64_t count = 0;
    for (const c10::IValue& value : stack) {
        count += count_results(value);
    }
    require_count(count, max_list, "number of results");
    *result_count = static_cast<int32_t>(count);
    if (count > capacity) {
        pending_results = std::move(stack);
        stack.clear();
        return;
    }
    anyshot_torch_value* out = results;
    try {
        for (const c10::IValue& value : stack) {
            write_result(value, out);
        }
    } catch (...) {
        for (anyshot_torch_value* written = results; written < out; written++) {
            if (written->tag == ANYSHOT_TORCH_TENSOR) {
                tensors().remove(written->integer);
            }
        }
        throw;
    }
}

int32_t anyshot_torch_result_read(anyshot_torch_value* results, int32_t capacity, int32_t* result_count) {
    return guard(__func__, [&] {
        require(results, "results");
        require(result_count, "result_count");
        require_count(capacity, max_list, "capacity");
        torch::jit::Stack stack = std::move(pending_results);
        pending_results.clear();
        write_results(stack, results, capacity, result_count);
    });
}
