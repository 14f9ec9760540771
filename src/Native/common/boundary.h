// The one error boundary of both libraries: every export returns a status and lets nothing unwind through managed frames.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <exception>
#include <string>

#define ANYSHOT_EXPORT extern "C" __attribute__((visibility("default")))

// Raised by our own argument checks; arrives in C# as the binding's one exception type with this code.
struct anyshot_invalid_argument : std::exception {
    explicit anyshot_invalid_argument(std::string text) : message(std::move(text)) {}
    const char* what() const noexcept override { return message.c_str(); }
    std::string message;
};

enum anyshot_status : int32_t {
    ANYSHOT_OK = 0,
    ANYSHOT_INVALID_ARGUMENT = 1,
    ANYSHOT_LIBRARY_ERROR = 2,   // c10::Error or cv::Exception
    ANYSHOT_STANDARD_ERROR = 3,  // any other std::exception
    ANYSHOT_UNKNOWN_ERROR = 4,
};

// What went wrong last on this thread. Read by <library>_last_error, which copies it into the caller's buffer.
struct anyshot_error_record {
    std::string function;
    std::string message;
};

inline anyshot_error_record& anyshot_last_error() {
    thread_local anyshot_error_record record;
    return record;
}

inline int32_t anyshot_fail(anyshot_status status, const char* function, const char* message) noexcept {
    try {
        anyshot_last_error().function = function;
        anyshot_last_error().message = message == nullptr ? "" : message;
    } catch (...) {
        // Out of memory while reporting: the status alone must do.
    }
    return status;
}

// Copies "function: message" as UTF-8 with a closing zero; returns the length that would be needed without it.
inline int32_t anyshot_copy_last_error(char* buffer, int32_t capacity) noexcept {
    try {
        const std::string text = anyshot_last_error().function + ": " + anyshot_last_error().message;
        if (buffer != nullptr && capacity > 0) {
            const size_t length = text.size() < static_cast<size_t>(capacity) - 1 ? text.size() : static_cast<size_t>(capacity) - 1;
            std::memcpy(buffer, text.data(), length);
            buffer[length] = '\0';
        }
        return static_cast<int32_t>(text.size());
    } catch (...) {
        return 0;
    }
}

// Runs the body of an export. LibraryException is the library's own type (c10::Error, cv::Exception).
template <typename LibraryException, typename Body>
int32_t anyshot_guard(const char* function, Body&& body) noexcept {
    try {
        body();
        return ANYSHOT_OK;
    } catch (const anyshot_invalid_argument& error) {
        return anyshot_fail(ANYSHOT_INVALID_ARGUMENT, function, error.what());
    } catch (const LibraryException& error) {
        return anyshot_fail(ANYSHOT_LIBRARY_ERROR, function, error.what());
    } catch (const std::exception& error) {
        return anyshot_fail(ANYSHOT_STANDARD_ERROR, function, error.what());
    } catch (...) {
        return anyshot_fail(ANYSHOT_UNKNOWN_ERROR, function, "an exception of unknown type");
    }
}
