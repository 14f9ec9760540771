#include <opencv2/core/utils/logger.hpp>
#include <opencv2/core/version.hpp>

#include "shared.h"

using namespace anyshot_cv;

// Raised whenever an export changes; C# compares it before the first call.
ANYSHOT_EXPORT int32_t anyshot_cv_abi_version() { return 1; }

ANYSHOT_EXPORT int32_t anyshot_cv_version_get(char* buffer, int32_t capacity, int32_t* length) {
    return guard(__func__, [&] {
        const std::string text = cv::getVersionString();
        need(length, "length") = static_cast<int32_t>(text.size());
        if (buffer != nullptr && capacity > 0) {
            const size_t count = std::min(text.size(), static_cast<size_t>(capacity) - 1);
            std::memcpy(buffer, text.data(), count);
            buffer[count] = '\0';
        }
    });
}

ANYSHOT_EXPORT int32_t anyshot_cv_threads_set(int32_t count) {
    return guard(__func__, [&] { cv::setNumThreads(count); });
}

ANYSHOT_EXPORT int32_t anyshot_cv_threads_get(int32_t* count) {
    return guard(__func__, [&] { need(count, "count") = cv::getNumThreads(); });
}

// 0 silent to 6 verbose, the numbers of cv::utils::logging::LogLevel.
ANYSHOT_EXPORT int32_t anyshot_cv_log_level_set(int32_t level, int32_t* previous) {
    return guard(__func__, [&] {
        if (level < 0 || level > 6) {
            invalid("log level " + std::to_string(level) + " is not 0 to 6");
        }
        const auto before = cv::utils::logging::setLogLevel(static_cast<cv::utils::logging::LogLevel>(level));
        if (previous != nullptr) {
            *previous = static_cast<int32_t>(before);
        }
    });
}

ANYSHOT_EXPORT int32_t anyshot_cv_live_count(int64_t* mats, int64_t* captures, int64_t* writers) {
    return guard(__func__, [&] {
        need(mats, "mats") = live().mats;
        need(captures, "captures") = live().captures;
        need(writers, "writers") = live().writers;
    });
}

ANYSHOT_EXPORT int32_t anyshot_cv_random_seed(int32_t seed) {
    return guard(__func__, [&] { cv::setRNGSeed(seed); });
}
