// The C ABI of libanyshot_torch.so: one call for every operator of libtorch, and what operators do not cover.
// Every export returns an anyshot_status (boundary.h) unless noted. Handles are numbers, not addresses: 0 is none, and a freed or foreign
// handle is refused. Thread-safe, except that one handle must not be freed while another thread uses it.
#pragma once

#include "boundary.h"

enum { ANYSHOT_TORCH_ABI = 1 };

enum anyshot_torch_tag : int32_t {
    ANYSHOT_TORCH_NONE = 0,
    ANYSHOT_TORCH_DEFAULT = 1,      // in: the value the operator's schema gives; missing trailing arguments mean the same
    ANYSHOT_TORCH_TENSOR = 2,       // integer: handle
    ANYSHOT_TORCH_INT = 3,          // integer; also dtype, layout and memory format by libtorch's numbers
    ANYSHOT_TORCH_DOUBLE = 4,       // real
    ANYSHOT_TORCH_BOOL = 5,         // integer: 0 or 1
    ANYSHOT_TORCH_INT_LIST = 6,     // pointer: int64_t[length]
    ANYSHOT_TORCH_DOUBLE_LIST = 7,  // pointer: double[length]
    ANYSHOT_TORCH_BOOL_LIST = 8,    // pointer: uint8_t[length]
    ANYSHOT_TORCH_TENSOR_LIST = 9,  // in: pointer to handles, 0 = no tensor; out: length, the elements follow as results of their own
    ANYSHOT_TORCH_STRING = 10,      // in: pointer to length bytes of UTF-8
    ANYSHOT_TORCH_DEVICE = 11,      // integer: libtorch's device type; length: index, -1 = current
    ANYSHOT_TORCH_GENERATOR = 12,   // integer: handle
};

struct anyshot_torch_value {
    int32_t tag;
    int32_t reserved;  // 0; in the header of a tuple among results: 1
    union {
        int64_t integer;
        double real;
        const void* pointer;
    };
    int64_t length;
};
static_assert(sizeof(anyshot_torch_value) == 24, "the C# side mirrors this layout");

struct anyshot_torch_tensor_info {
    int64_t numel;
    int64_t element_size;
    int64_t storage_offset;
    int64_t data;  // address of the first element, 0 where there is none
    int32_t dtype;
    int32_t device_type;
    int32_t device_index;
    int32_t dimensions;
    int32_t requires_grad;
    int32_t is_leaf;
    int32_t is_contiguous;
    int32_t is_sparse;
};
static_assert(sizeof(anyshot_torch_tensor_info) == 64, "the C# side mirrors this layout");

enum anyshot_torch_setting : int32_t {
    ANYSHOT_TORCH_GRAD_MODE = 0,         // of this thread; get and set
    ANYSHOT_TORCH_INFERENCE_MODE = 1,    // of this thread; get
    ANYSHOT_TORCH_THREADS = 2,           // inside one operator; get and set
    ANYSHOT_TORCH_INTEROP_THREADS = 3,   // get, and set once before the first use
    ANYSHOT_TORCH_SEED = 4,              // seeds the default generators of all devices; set
    ANYSHOT_TORCH_CUDA_AVAILABLE = 5,    // get
    ANYSHOT_TORCH_CUDA_DEVICES = 6,      // get
    ANYSHOT_TORCH_CUDNN_AVAILABLE = 7,   // get
    ANYSHOT_TORCH_CUDA_SYNCHRONIZE = 8,  // set: waits for device number value, -1 = current
    ANYSHOT_TORCH_DEFAULT_DTYPE = 9,     // get and set
    ANYSHOT_TORCH_LIVE_TENSORS = 10,     // handles not freed yet; get
    ANYSHOT_TORCH_LIVE_MODULES = 11,
    ANYSHOT_TORCH_LIVE_GENERATORS = 12,
    ANYSHOT_TORCH_CUDNN_BENCHMARK = 13,      // get and set
    ANYSHOT_TORCH_DETERMINISTIC = 14,        // refuse operators that have only a non-deterministic kernel; get and set
};

// --- runtime.cpp ---------------------------------------------------------------------------------------------------------------------
ANYSHOT_EXPORT int32_t anyshot_torch_abi_version();
// Copies the last error of this thread as UTF-8 with a closing zero; returns the length needed without that zero.
ANYSHOT_EXPORT int32_t anyshot_torch_error_read(char* buffer, int32_t capacity);
ANYSHOT_EXPORT int32_t anyshot_torch_runtime_get(int32_t setting, int64_t* value);
ANYSHOT_EXPORT int32_t anyshot_torch_runtime_set(int32_t setting, int64_t value);

// --- operators.cpp -------------------------------------------------------------------------------------------------------------------
// name such as "aten::conv2d", overload such as "" or "Tensor". The number stays valid for the life of the process.
ANYSHOT_EXPORT int32_t anyshot_torch_operator_resolve(const char* name, const char* overload, int32_t* number);
// results == null drops the results (in-place operators). Else *result_count is the number of results; if it is above the capacity none was
// written, and anyshot_torch_result_read takes them from this thread.
ANYSHOT_EXPORT int32_t anyshot_torch_operator_invoke(int32_t number, const anyshot_torch_value* arguments, int32_t argument_count,
    anyshot_torch_value* results, int32_t capacity, int32_t* result_count);
ANYSHOT_EXPORT int32_t anyshot_torch_result_read(anyshot_torch_value* results, int32_t capacity, int32_t* result_count);

// --- tensors.cpp ---------------------------------------------------------------------------------------------------------------------
// data: the elements in row-major order, byte_count = product of sizes times element size; null leaves the elements undefined.
ANYSHOT_EXPORT int32_t anyshot_torch_tensor_create(const void* data, int64_t byte_count, int32_t dtype, const int64_t* sizes, int32_t dimensions,
    int32_t device_type, int32_t device_index, int64_t* tensor);
// Copies the elements in row-major order, from any device; *required is always set, and a smaller capacity is an error unless buffer is null.
ANYSHOT_EXPORT int32_t anyshot_torch_tensor_read(int64_t tensor, void* buffer, int64_t capacity, int64_t* required);
// Sizes and strides are written where not null, up to capacity numbers.
ANYSHOT_EXPORT int32_t anyshot_torch_tensor_describe(int64_t tensor, anyshot_torch_tensor_info* info, int64_t* sizes, int64_t* strides, int32_t capacity);
ANYSHOT_EXPORT int32_t anyshot_torch_tensor_free(int64_t tensor);

// --- autograd.cpp --------------------------------------------------------------------------------------------------------------------
ANYSHOT_EXPORT int32_t anyshot_torch_tensor_require_grad(int64_t tensor, int32_t required);
ANYSHOT_EXPORT int32_t anyshot_torch_grad_get(int64_t tensor, int64_t* gradient);
ANYSHOT_EXPORT int32_t anyshot_torch_grad_set(int64_t tensor, int64_t gradient);
// output_gradients: null, or one handle per output (0 = ones); inputs: null, or the leaves to accumulate into.
ANYSHOT_EXPORT int32_t anyshot_torch_autograd_backward(const int64_t* outputs, int32_t output_count, const int64_t* output_gradients,
    const int64_t* inputs, int32_t input_count, int32_t retain_graph, int32_t create_graph);
// gradients: room for input_count handles; 0 where allow_unused let an input be unused.
ANYSHOT_EXPORT int32_t anyshot_torch_autograd_grad(const int64_t* outputs, int32_t output_count, const int64_t* output_gradients,
    const int64_t* inputs, int32_t input_count, int32_t retain_graph, int32_t create_graph, int32_t allow_unused, int64_t* gradients);
// Pairs of enter and exit nest like braces on one thread.
ANYSHOT_EXPORT int32_t anyshot_torch_inference_enter(int32_t enabled);
ANYSHOT_EXPORT int32_t anyshot_torch_inference_exit();

// --- generators.cpp ------------------------------------------------------------------------------------------------------------------
// own != 0: a new generator with this seed; own == 0: the device's default generator, its seed untouched.
ANYSHOT_EXPORT int32_t anyshot_torch_generator_create(int32_t own, uint64_t seed, int32_t device_type, int32_t device_index, int64_t* generator);
// new_seed may be null; *seed is the seed in force afterwards.
ANYSHOT_EXPORT int32_t anyshot_torch_generator_seed(int64_t generator, const uint64_t* new_seed, uint64_t* seed);
// A byte tensor with the whole state: read into *state, or set from new_state when that is not 0.
ANYSHOT_EXPORT int32_t anyshot_torch_generator_state(int64_t generator, int64_t new_state, int64_t* state);
ANYSHOT_EXPORT int32_t anyshot_torch_generator_free(int64_t generator);

// --- modules.cpp (TorchScript) ---------------------------------------------------------------------------------------------------------
ANYSHOT_EXPORT int32_t anyshot_torch_module_load(const char* path, int32_t device_type, int32_t device_index, int64_t* module);
ANYSHOT_EXPORT int32_t anyshot_torch_module_call(int64_t module, const char* method, const anyshot_torch_value* arguments, int32_t argument_count,
    anyshot_torch_value* results, int32_t capacity, int32_t* result_count);
// device_type, dtype: -1 leaves it as it is; training: 1 train, 0 evaluate, -1 as it is. *is_training (may be null) is the mode afterwards.
ANYSHOT_EXPORT int32_t anyshot_torch_module_configure(int64_t module, int32_t device_type, int32_t device_index, int32_t dtype, int32_t training,
    int32_t* is_training);
// One list of tensors as in results; buffers == 0: the parameters, else the buffers.
ANYSHOT_EXPORT int32_t anyshot_torch_module_tensors(int64_t module, int32_t buffers, anyshot_torch_value* results, int32_t capacity, int32_t* result_count);
// Their dotted names in the same order, one per line, as UTF-8 without a closing zero; *required is the number of bytes.
ANYSHOT_EXPORT int32_t anyshot_torch_module_names(int64_t module, int32_t buffers, char* text, int32_t capacity, int32_t* required);
ANYSHOT_EXPORT int32_t anyshot_torch_module_free(int64_t module);
