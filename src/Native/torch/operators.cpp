// Any operator of libtorch by name, through the boxed call of its dispatcher. Autograd, autocast and devices work as in an unboxed call.
#include <ATen/core/dispatch/Dispatcher.h>

#include <deque>
#include <map>
#include <shared_mutex>

#include "torch_common.h"

namespace {

enum class kind { tensor, integer, real, boolean, number, string, device, generator, int_list, real_list, bool_list, tensor_list, optional_tensor_list, other };

struct parameter {
    std::string name;
    kind type;
    bool optional;
    int32_t fixed_size;  // of int[N], where one number stands for N equal ones; 0 = none
    c10::optional<c10::IValue> standard;
};

struct resolved_operator {
    std::string name;
    c10::OperatorHandle handle;
    std::vector<parameter> parameters;
};

kind to_kind(const c10::TypePtr& type) {
    switch (type->kind()) {
        case c10::TypeKind::TensorType: return kind::tensor;
        case c10::TypeKind::IntType:
        case c10::TypeKind::SymIntType:
        case c10::TypeKind::ScalarTypeType:
        case c10::TypeKind::LayoutType:
        case c10::TypeKind::MemoryFormatType: return kind::integer;
        case c10::TypeKind::FloatType: return kind::real;
        case c10::TypeKind::BoolType: return kind::boolean;
        case c10::TypeKind::NumberType: return kind::number;
        case c10::TypeKind::StringType: return kind::string;
        case c10::TypeKind::DeviceObjType: return kind::device;
        case c10::TypeKind::GeneratorType: return kind::generator;
        case c10::TypeKind::ListType: {
            const c10::TypePtr& element = type->castRaw<c10::ListType>()->getElementType();
            if (element->kind() == c10::TypeKind::OptionalType) {
                return kind::optional_tensor_list;
            }
            switch (to_kind(element)) {
                case kind::tensor: return kind::tensor_list;
                case kind::integer: return kind::int_list;
                case kind::real: return kind::real_list;
                case kind::boolean: return kind::bool_list;
                default: return kind::other;
            }
        }
        default: return kind::other;
    }
}

parameter to_parameter(const c10::Argument& argument) {
    c10::TypePtr type = argument.type();
    const bool optional = type->kind() == c10::TypeKind::OptionalType;
    if (optional) {
        type = type->castRaw<c10::OptionalType>()->getElementType();
    }
    return {argument.name(), to_kind(type), optional, argument.N().value_or(0), argument.default_value()};
}

const char* name_of(kind type) {
    switch (type) {
        case kind::tensor: return "a tensor";
        case kind::integer: return "an integer";
        case kind::real: return "a number";
        case kind::boolean: return "a truth value";
        case kind::number: return "a number";
        case kind::string: return "a string";
        case kind::device: return "a device";
        case kind::generator: return "a generator";
        case kind::int_list: return "a list of integers";
        case kind::real_list: return "a list of numbers";
        case kind::bool_list: return "a list of truth values";
        case kind::tensor_list:
        case kind::optional_tensor_list: return "a list of tensors";
        default: return "of a type that this interface does not carry";
    }
}

bool fits(kind type, int32_t tag) {
    switch (type) {
        case kind::tensor: return tag == ANYSHOT_TORCH_TENSOR;
        case kind::integer: return tag == ANYSHOT_TORCH_INT;
        case kind::real: return tag == ANYSHOT_TORCH_DOUBLE || tag == ANYSHOT_TORCH_INT;
        case kind::boolean: return tag == ANYSHOT_TORCH_BOOL;
        case kind::number: return tag == ANYSHOT_TORCH_INT || tag == ANYSHOT_TORCH_DOUBLE || tag == ANYSHOT_TORCH_BOOL;
        case kind::string: return tag == ANYSHOT_TORCH_STRING;
        case kind::device: return tag == ANYSHOT_TORCH_DEVICE;
        case kind::generator: return tag == ANYSHOT_TORCH_GENERATOR;
        case kind::int_list: return tag == ANYSHOT_TORCH_INT_LIST || tag == ANYSHOT_TORCH_INT;
        case kind::real_list: return tag == ANYSHOT_TORCH_DOUBLE_LIST;
        case kind::bool_list: return tag == ANYSHOT_TORCH_BOOL_LIST;
        case kind::tensor_list:
        case kind::optional_tensor_list: return tag == ANYSHOT_TORCH_TENSOR_LIST;
        default: return false;
    }
}

c10::IValue to_argument(const resolved_operator& target, const parameter& expected, const anyshot_torch_value& value) {
    const auto where = [&] { return target.name + ", argument '" + expected.name + "'"; };
    if (value.tag == ANYSHOT_TORCH_DEFAULT) {
        if (expected.standard.has_value()) {
            return *expected.standard;
        }
        if (expected.optional) {
            return {};
        }
        throw anyshot_invalid_argument(where() + " has no default value and must be given");
    }
    if (value.tag == ANYSHOT_TORCH_NONE && expected.optional) {
        return {};
    }
    if (!fits(expected.type, value.tag)) {
        throw anyshot_invalid_argument(where() + " must be " + name_of(expected.type) + ", but has the tag " + std::to_string(value.tag));
    }
    if (expected.type == kind::tensor) {
        return tensors().get(value.integer);
    }
    if (expected.type == kind::real && value.tag == ANYSHOT_TORCH_INT) {
        return static_cast<double>(value.integer);
    }
    if (expected.type == kind::int_list && value.tag == ANYSHOT_TORCH_INT) {
        return c10::IValue(std::vector<int64_t>(expected.fixed_size > 0 ? expected.fixed_size : 1, value.integer));
    }
    if (expected.type == kind::optional_tensor_list) {
        require_count(value.length, 64, "number of indices");
        if (value.length > 0) {
            require(value.pointer, "pointer of the indices");
        }
        c10::List<c10::optional<at::Tensor>> list;
        for (int64_t i = 0; i < value.length; i++) {
            const int64_t handle = static_cast<const int64_t*>(value.pointer)[i];
            list.push_back(handle == 0 ? c10::optional<at::Tensor>() : c10::optional<at::Tensor>(tensors().get(handle)));
        }
        return list;
    }
    return value.tag < ANYSHOT_TORCH_INT_LIST ? to_ivalue(value, {}) : to_ivalue(value, where());
}

// Resolved operators never move and never go away, so a number is enough to name one.
std::shared_mutex registry_mutex;
std::deque<resolved_operator>& registry() {
    static auto* operators = new std::deque<resolved_operator>();
    return *operators;
}

int32_t resolve(const char* name, const char* overload) {
    static auto* numbers = new std::map<std::pair<std::string, std::string>, int32_t>();
    const auto key = std::make_pair(std::string(name), std::string(overload));
    std::unique_lock<std::shared_mutex> lock(registry_mutex);
    const auto known = numbers->find(key);
    if (known != numbers->end()) {
        return known->second;
    }
    const auto handle = c10::Dispatcher::singleton().findSchema({key.first, key.second});
    if (!handle.has_value()) {
        throw anyshot_invalid_argument("this libtorch has no operator " + key.first + (key.second.empty() ? "" : "." + key.second));
    }
    std::vector<parameter> parameters;
    for (const c10::Argument& argument : handle->schema().arguments()) {
        parameters.push_back(to_parameter(argument));
    }
    registry().push_back({key.first + (key.second.empty() ? "" : "." + key.second), *handle, std::move(parameters)});
    const auto number = static_cast<int32_t>(registry().size() - 1);
    numbers->emplace(key, number);
    return number;
}

const resolved_operator& find(int32_t number) {
    std::shared_lock<std::shared_mutex> lock(registry_mutex);
    if (number < 0 || static_cast<size_t>(number) >= registry().size()) {
        throw anyshot_invalid_argument("operator number " + std::to_string(number) + " was never resolved");
    }
    return registry()[number];
}

}  // namespace

int32_t anyshot_torch_operator_resolve(const char* name, const char* overload, int32_t* number) {
    return guard(__func__, [&] {
        require(name, "name");
        require(overload, "overload");
        require(number, "number");
        *number = resolve(name, overload);
    });
}

int32_t anyshot_torch_operator_invoke(int32_t number, const anyshot_torch_value* arguments, int32_t argument_count, anyshot_torch_value* results,
    int32_t capacity, int32_t* result_count) {
    return guard(__func__, [&] {
        const resolved_operator& target = find(number);
        require_count(argument_count, static_cast<int64_t>(target.parameters.size()), (target.name + ", number of arguments").c_str());
        require_count(capacity, 1 << 24, "capacity");
        if (argument_count > 0) {
            require(arguments, "arguments");
        }
        if (results != nullptr) {
            require(result_count, "result_count");
        }
        torch::jit::Stack stack;
        stack.reserve(target.parameters.size());
        for (size_t i = 0; i < target.parameters.size(); i++) {
            static constexpr anyshot_torch_value missing{ANYSHOT_TORCH_DEFAULT, 0, {0}, 0};
            stack.push_back(to_argument(target, target.parameters[i], static_cast<int32_t>(i) < argument_count ? arguments[i] : missing));
        }
        try {
            target.handle.callBoxed(&stack);
        } catch (const c10::Error& error) {
            throw anyshot_torch_library_error(target.name + ": " + error.what_without_backtrace());
        } catch (const std::exception& error) {
            throw std::runtime_error(target.name + ": " + error.what());  // some kernels check their arguments without c10::Error
        }
        if (results != nullptr) {
            write_results(stack, results, capacity, result_count);
        } else if (result_count != nullptr) {
            *result_count = 0;
        }
    });
}
