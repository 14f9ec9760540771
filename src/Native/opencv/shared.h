// What every file of this library uses: the guard, the checks of arguments and the count of live objects.
#pragma once

#include <atomic>
#include <string>

#include <opencv2/core.hpp>

#include "boundary.h"

namespace anyshot_cv {

// Objects that C# owns now. A test reads them before and after a loop.
struct live_counts {
    std::atomic<int64_t> mats{0};
    std::atomic<int64_t> captures{0};
    std::atomic<int64_t> writers{0};
};
live_counts& live();

// Keeps what cv::Exception says for anyshot_cv_error_describe, then lets the common guard turn it into a status.
void remember(const cv::Exception& error) noexcept;
void forget() noexcept;

template <typename Body>
int32_t guard(const char* function, Body&& body) noexcept {
    return anyshot_guard<cv::Exception>(function, [&] {
        forget();
        try {
            body();
        } catch (const cv::Exception& error) {
            remember(error);
            throw;
        }
    });
}

[[noreturn]] inline void invalid(const std::string& text) { throw anyshot_invalid_argument(text); }

template <typename T>
T& need(T* pointer, const char* name) {
    if (pointer == nullptr) {
        invalid(std::string(name) + " is null");
    }
    return *pointer;
}

// A mask may be absent.
inline cv::_InputArray optional(const cv::Mat* mat) { return mat == nullptr ? cv::_InputArray() : cv::_InputArray(*mat); }

inline cv::Scalar scalar(const double* four, const char* name) {
    need(four, name);
    return {four[0], four[1], four[2], four[3]};
}

inline int mat_type(int32_t type) {
    if (type < 0 || type != CV_MAT_TYPE(type)) {
        invalid("type " + std::to_string(type) + " is not a matrix type");
    }
    return type;
}

inline cv::Mat* give(cv::Mat mat) {
    auto* owned = new cv::Mat(std::move(mat));
    ++live().mats;
    return owned;
}

}  // namespace anyshot_cv
