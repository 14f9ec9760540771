// Sources of random numbers with a seed and a state of their own.
#include <ATen/CPUGeneratorImpl.h>

#include <mutex>

#include "torch_common.h"

handle_table<at::Generator, 2>& generators() {
    static auto* table = new handle_table<at::Generator, 2>("generator");
    return *table;
}

int32_t anyshot_torch_generator_create(int32_t own, uint64_t seed, int32_t device_type, int32_t device_index, int64_t* generator) {
    return guard(__func__, [&] {
        require(generator, "generator");
        const c10::Device device = to_device(device_type, device_index);
        if (own == 0) {
            *generator = generators().add(at::globalContext().defaultGenerator(device));
            return;
        }
        at::Generator created = device.is_cpu() ? at::detail::createCPUGenerator() : at::globalContext().defaultGenerator(device).clone();
        created.set_current_seed(seed);
        *generator = generators().add(created);
    });
}

int32_t anyshot_torch_generator_seed(int64_t generator, const uint64_t* new_seed, uint64_t* seed) {
    return guard(__func__, [&] {
        require(seed, "seed");
        at::Generator& target = generators().get(generator);
        std::lock_guard<std::mutex> lock(target.mutex());
        if (new_seed != nullptr) {
            target.set_current_seed(*new_seed);
        }
        *seed = target.current_seed();
    });
}

int32_t anyshot_torch_generator_state(int64_t generator, int64_t new_state, int64_t* state) {
    return guard(__func__, [&] {
        at::Generator& target = generators().get(generator);
        if (new_state != 0) {
            const at::Tensor& source = tensors().get(new_state);
            std::lock_guard<std::mutex> lock(target.mutex());
            target.set_state(source);
            return;
        }
        require(state, "state");
        std::lock_guard<std::mutex> lock(target.mutex());
        *state = add_tensor(target.get_state());
    });
}

int32_t anyshot_torch_generator_free(int64_t generator) {
    return guard(__func__, [&] { generators().remove(generator); });
}
