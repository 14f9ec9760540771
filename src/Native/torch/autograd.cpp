// Gradients: backward passes, gradients of gradients, and the modes that switch recording off.
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/variable.h>

#include <c10/core/InferenceMode.h>

#include "torch_common.h"

namespace {

thread_local std::vector<std::unique_ptr<c10::InferenceMode>> inference_guards;

std::vector<at::Tensor> gradients_of(const int64_t* handles, int32_t count) {
    return handles == nullptr ? std::vector<at::Tensor>() : to_tensors(handles, count, "output_gradients", true);
}

}  // namespace

int32_t anyshot_torch_tensor_require_grad(int64_t tensor, int32_t required) {
    return guard(__func__, [&] { tensors().get(tensor).set_requires_grad(required != 0); });
}

int32_t anyshot_torch_grad_get(int64_t tensor, int64_t* gradient) {
    return guard(__func__, [&] {
        require(gradient, "gradient");
        *gradient = add_tensor(tensors().get(tensor).grad());
    });
}

int32_t anyshot_torch_grad_set(int64_t tensor, int64_t gradient) {
    return guard(__func__, [&] {
        at::Tensor& target = tensors().get(tensor);
        if (gradient == 0) {
            target.mutable_grad() = at::Tensor();
            return;
        }
        const at::Tensor& source = tensors().get(gradient);
        if (!source.sizes().equals(target.sizes()) || source.scalar_type() != target.scalar_type() || source.device() != target.device()) {
            throw anyshot_invalid_argument("a gradient has the sizes, dtype and device of its tensor");
        }
        target.mutable_grad() = source;
    });
}

int32_t anyshot_torch_autograd_backward(const int64_t* outputs, int32_t output_count, const int64_t* output_gradients, const int64_t* inputs,
    int32_t input_count, int32_t retain_graph, int32_t create_graph) {
    return guard(__func__, [&] {
        torch::autograd::backward(to_tensors(outputs, output_count, "outputs", false), gradients_of(output_gradients, output_count),
            retain_graph != 0, create_graph != 0, to_tensors(inputs, input_count, "inputs", false));
    });
}

int32_t anyshot_torch_autograd_grad(const int64_t* outputs, int32_t output_count, const int64_t* output_gradients, const int64_t* inputs,
    int32_t input_count, int32_t retain_graph, int32_t create_graph, int32_t allow_unused, int64_t* gradients) {
    return guard(__func__, [&] {
        require(gradients, "gradients");
        const auto result = torch::autograd::grad(to_tensors(outputs, output_count, "outputs", false), to_tensors(inputs, input_count, "inputs", false),
            gradients_of(output_gradients, output_count), retain_graph != 0, create_graph != 0, allow_unused != 0);
        for (size_t i = 0; i < result.size(); i++) {
            gradients[i] = add_tensor(result[i]);
        }
    });
}

int32_t anyshot_torch_inference_enter(int32_t enabled) {
    return guard(__func__, [&] { inference_guards.push_back(std::make_unique<c10::InferenceMode>(enabled != 0)); });
}

int32_t anyshot_torch_inference_exit() {
    return guard(__func__, [&] {
        if (inference_guards.empty()) {
            throw anyshot_invalid_argument("this thread has not entered inference mode");
        }
        inference_guards.pop_back();
    });
}
