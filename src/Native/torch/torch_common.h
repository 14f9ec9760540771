// What all sources of this library share: the tables of live objects, the error boundary and the checks of arguments.
#pragma once

#include <ATen/ATen.h>
#include <ATen/core/stack.h>
#include <torch/script.h>

#include "anyshot_torch.h"
#include "handles.h"

// c10::Error without its C++ stack trace, which says nothing to a C# caller.
struct anyshot_torch_library_error : std::exception {
    explicit anyshot_torch_library_error(std::string text) : message(std::move(text)) {}
    const char* what() const noexcept override { return message.c_str(); }
    std::string message;
};

template <typename Body>
int32_t guard(const char* function, Body&& body) noexcept {
    return anyshot_guard<anyshot_torch_library_error>(function, [&] {
        try {
            body();
        } catch (const c10::Error& error) {
            throw anyshot_torch_library_error(error.what_without_backtrace());
        }
    });
}

// Never destroyed: C# may free handles while the process is ending.
handle_table<at::Tensor, 1>& tensors();
handle_table<at::Generator, 2>& generators();
handle_table<std::shared_ptr<torch::jit::Module>, 3>& modules();

template <typename T>
void require(const T* pointer, const char* name) {
    if (pointer == nullptr) {
        throw anyshot_invalid_argument(std::string(name) + " is null");
    }
}

void require_count(int64_t count, int64_t maximum, const char* name);
c10::Device to_device(int32_t type, int64_t index);
at::ScalarType to_dtype(int32_t dtype);
int64_t add_tensor(at::Tensor tensor);  // 0 for an undefined tensor
std::vector<at::Tensor> to_tensors(const int64_t* handles, int32_t count, const char* name, bool allow_none);

// The value as the argument of TorchScript, which has its own type checks. where names the argument in an error.
c10::IValue to_ivalue(const anyshot_torch_value& value, const std::string& where);
// Writes the values of the stack, or keeps them for anyshot_torch_result_read if the capacity is too small.
void write_results(torch::jit::Stack& stack, anyshot_torch_value* results, int32_t capacity, int32_t* result_count);
