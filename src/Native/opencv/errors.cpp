#include "shared.h"

namespace anyshot_cv {
namespace {

struct detail {
    int32_t code = 0;
    int32_t line = 0;
    std::string function;
    std::string message;
    std::string file;
};

detail& last() {
    thread_local detail record;
    return record;
}

int32_t copy(const std::string& text, char* buffer, int32_t capacity) {
    if (buffer != nullptr && capacity > 0) {
        const size_t length = std::min(text.size(), static_cast<size_t>(capacity) - 1);
        std::memcpy(buffer, text.data(), length);
        buffer[length] = '\0';
    }
    return static_cast<int32_t>(text.size());
}

// OpenCV writes every error to stderr before it throws; the exception says the same, once.
int quiet(int, const char*, const char*, const char*, int, void*) { return 0; }
const bool redirected = (cv::redirectError(quiet), true);

}  // namespace

void remember(const cv::Exception& error) noexcept {
    try {
        last() = {error.code, error.line, error.func, error.err, error.file};
    } catch (...) {
        last().code = error.code;
    }
}

void forget() noexcept { last().code = 0; }

live_counts& live() {
    static live_counts counts;
    return counts;
}

}  // namespace anyshot_cv

// "function: message" of the last failed call on this thread.
ANYSHOT_EXPORT int32_t anyshot_cv_last_error(char* buffer, int32_t capacity) { return anyshot_copy_last_error(buffer, capacity); }

// What cv::Exception carried; code 0 when the last failure was not OpenCV's own. Part: 0 function, 1 message, 2 file.
ANYSHOT_EXPORT int32_t anyshot_cv_error_describe(int32_t part, char* buffer, int32_t capacity, int32_t* code, int32_t* line) {
    using anyshot_cv::last;
    try {
        if (code != nullptr) {
            *code = last().code;
        }
        if (line != nullptr) {
            *line = last().line;
        }
        if (last().code == 0 || part < 0 || part > 2) {
            return anyshot_cv::copy("", buffer, capacity);
        }
        return anyshot_cv::copy(part == 0 ? last().function : part == 1 ? last().message : last().file, buffer, capacity);
    } catch (...) {
        return 0;
    }
}
