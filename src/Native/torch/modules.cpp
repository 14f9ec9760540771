// TorchScript files: load, call, move.
#include <algorithm>
#include <cstring>

#include "torch_common.h"

handle_table<std::shared_ptr<torch::jit::Module>, 3>& modules() {
    static auto* table = new handle_table<std::shared_ptr<torch::jit::Module>, 3>("module");
    return *table;
}

int32_t anyshot_torch_module_load(const char* path, int32_t device_type, int32_t device_index, int64_t* module) {
    return guard(__func__, [&] {
        require(path, "path");
        require(module, "module");
        const c10::Device device = to_device(device_type, device_index);
        *module = modules().add(std::make_shared<torch::jit::Module>(torch::jit::load(path, device)));
    });
}

int32_t anyshot_torch_module_call(int64_t module, const char* method, const anyshot_torch_value* arguments, int32_t argument_count,
    anyshot_torch_value* results, int32_t capacity, int32_t* result_count) {
    return guard(__func__, [&] {
        require(method, "method");
        require_count(argument_count, 64, "number of arguments");
        require_count(capacity, 1 << 24, "capacity");
        require(results, "results");
        require(result_count, "result_count");
        if (argument_count > 0) {
            require(arguments, "arguments");
        }
        const std::shared_ptr<torch::jit::Module> target = modules().get(module);
        const auto found = target->find_method(method);
        if (!found.has_value()) {
            throw anyshot_invalid_argument(std::string("the module has no method ") + method);
        }
        torch::jit::Stack inputs;
        for (int32_t i = 0; i < argument_count; i++) {
            inputs.push_back(to_ivalue(arguments[i], "argument " + std::to_string(i)));
        }
        torch::jit::Stack outputs{(*found)(std::move(inputs))};
        write_results(outputs, results, capacity, result_count);
    });
}

int32_t anyshot_torch_module_configure(int64_t module, int32_t device_type, int32_t device_index, int32_t dtype, int32_t training, int32_t* is_training) {
    return guard(__func__, [&] {
        const std::shared_ptr<torch::jit::Module> target = modules().get(module);
        if (device_type != -1) {
            target->to(to_device(device_type, device_index));
        }
        if (dtype != -1) {
            target->to(to_dtype(dtype));
        }
        if (training != -1) {
            target->train(training != 0);
        }
        if (is_training != nullptr) {
            *is_training = target->hasattr("training") && target->is_training() ? 1 : 0;
        }
    });
}

int32_t anyshot_torch_module_tensors(int64_t module, int32_t buffers, anyshot_torch_value* results, int32_t capacity, int32_t* result_count) {
    return guard(__func__, [&] {
        require(results, "results");
        require(result_count, "result_count");
        require_count(capacity, 1 << 24, "capacity");
        const std::shared_ptr<torch::jit::Module> target = modules().get(module);
        c10::List<at::Tensor> list;
        if (buffers == 0) {
            for (const at::Tensor& parameter : target->parameters()) {
                list.push_back(parameter);
            }
        } else {
            for (const at::Tensor& buffer : target->buffers()) {
                list.push_back(buffer);
            }
        }
        torch::jit::Stack outputs{list};
        write_results(outputs, results, capacity, result_count);
    });
}

int32_t anyshot_torch_module_names(int64_t module, int32_t buffers, char* text, int32_t capacity, int32_t* required) {
    return guard(__func__, [&] {
        require(required, "required");
        require_count(capacity, 1 << 24, "capacity");
        const std::shared_ptr<torch::jit::Module> target = modules().get(module);
        std::string names;
        if (buffers == 0) {
            for (const auto& parameter : target->named_parameters()) {
                names += parameter.name + "\n";
            }
        } else {
            for (const auto& buffer : target->named_buffers()) {
                names += buffer.name + "\n";
            }
        }
        require_count(static_cast<int64_t>(names.size()), 1 << 24, "length of the names");
        *required = static_cast<int32_t>(names.size());
        if (text != nullptr) {
            std::memcpy(text, names.data(), std::min<size_t>(names.size(), static_cast<size_t>(capacity)));
        }
    });
}

int32_t anyshot_torch_module_free(int64_t module) {
    return guard(__func__, [&] { modules().remove(module); });
}
