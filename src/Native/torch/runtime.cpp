// Version, last error, and the settings of the process and of the calling thread.
#include <ATen/Parallel.h>
#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>
#include <torch/cuda.h>

#include "torch_common.h"

int32_t anyshot_torch_abi_version() {
    return ANYSHOT_TORCH_ABI;
}

int32_t anyshot_torch_error_read(char* buffer, int32_t capacity) {
    return anyshot_copy_last_error(buffer, capacity);
}

int32_t anyshot_torch_runtime_get(int32_t setting, int64_t* value) {
    return guard(__func__, [&] {
        require(value, "value");
        switch (setting) {
            case ANYSHOT_TORCH_GRAD_MODE: *value = c10::GradMode::is_enabled(); break;
            case ANYSHOT_TORCH_INFERENCE_MODE: *value = c10::InferenceMode::is_enabled(); break;
            case ANYSHOT_TORCH_THREADS: *value = at::get_num_threads(); break;
            case ANYSHOT_TORCH_INTEROP_THREADS: *value = at::get_num_interop_threads(); break;
            case ANYSHOT_TORCH_CUDA_AVAILABLE: *value = torch::cuda::is_available(); break;
            case ANYSHOT_TORCH_CUDA_DEVICES: *value = static_cast<int64_t>(torch::cuda::device_count()); break;
            case ANYSHOT_TORCH_CUDNN_AVAILABLE: *value = torch::cuda::cudnn_is_available(); break;
            case ANYSHOT_TORCH_DEFAULT_DTYPE: *value = static_cast<int64_t>(c10::get_default_dtype_as_scalartype()); break;
            case ANYSHOT_TORCH_LIVE_TENSORS: *value = tensors().live(); break;
            case ANYSHOT_TORCH_LIVE_MODULES: *value = modules().live(); break;
            case ANYSHOT_TORCH_LIVE_GENERATORS: *value = generators().live(); break;
            case ANYSHOT_TORCH_CUDNN_BENCHMARK: *value = at::globalContext().benchmarkCuDNN(); break;
            case ANYSHOT_TORCH_DETERMINISTIC: *value = at::globalContext().deterministicAlgorithms(); break;
            default: throw anyshot_invalid_argument("setting " + std::to_string(setting) + " cannot be read");
        }
    });
}

int32_t anyshot_torch_runtime_set(int32_t setting, int64_t value) {
    return guard(__func__, [&] {
        switch (setting) {
            case ANYSHOT_TORCH_GRAD_MODE: c10::GradMode::set_enabled(value != 0); break;
            case ANYSHOT_TORCH_THREADS:
            case ANYSHOT_TORCH_INTEROP_THREADS:
                if (value < 1 || value > 4096) {
                    throw anyshot_invalid_argument("the number of threads is " + std::to_string(value) + ", outside 1 to 4096");
                }
                if (setting == ANYSHOT_TORCH_THREADS) {
                    at::set_num_threads(static_cast<int>(value));
                } else {
                    at::set_num_interop_threads(static_cast<int>(value));
                }
                break;
            case ANYSHOT_TORCH_SEED: at::manual_seed(static_cast<uint64_t>(value)); break;
            case ANYSHOT_TORCH_CUDA_SYNCHRONIZE: torch::cuda::synchronize(value); break;
            case ANYSHOT_TORCH_DEFAULT_DTYPE: {
                require_count(value, 127, "dtype");
                const at::ScalarType type = to_dtype(static_cast<int32_t>(value));
                if (!c10::isFloatingType(type)) {
                    throw anyshot_invalid_argument("the default dtype must be a floating-point one");
                }
                c10::set_default_dtype(c10::scalarTypeToTypeMeta(type));
                break;
            }
            case ANYSHOT_TORCH_CUDNN_BENCHMARK: at::globalContext().setBenchmarkCuDNN(value != 0); break;
            case ANYSHOT_TORCH_DETERMINISTIC: at::globalContext().setDeterministicAlgorithms(value != 0, false); break;
            default: throw anyshot_invalid_argument("setting " + std::to_string(setting) + " cannot be set");
        }
    });
}
