// Element by element: arithmetic, bits, comparisons and the geometry that only moves pixels.
#include "shared.h"

using namespace anyshot_cv;

ANYSHOT_EXPORT int32_t anyshot_cv_mat_absdiff(const cv::Mat* a, const cv::Mat* b, cv::Mat* target) {
    return guard(__func__, [&] { cv::absdiff(need(a, "src1"), need(b, "src2"), need(target, "dst")); });
}

ANYSHOT_EXPORT int32_t anyshot_cv_mat_add(const cv::Mat* a, const cv::Mat* b, cv::Mat* target, const cv::Mat* mask, int32_t type) {
    return guard(__func__, [&] { cv::add(need(a, "src1"), need(b, "src2"), need(target, "dst"), optional(mask), type); });
}

ANYSHOT_EXPORT int32_t anyshot_cv_mat_subtract(const cv::Mat* a, const cv::Mat* b, cv::Mat* target, const cv::Mat* mask, int32_t type) {
    return guard(__func__, [&] { cv::subtract(need(a, "src1"), need(b, "src2"), need(target, "dst"), optional(mask), type); });
}

ANYSHOT_EXPORT int32_t anyshot_cv_mat_multiply(const cv::Mat* a, const cv::Mat* b, cv::Mat* target, double scale, int32_t type) {
    return guard(__func__, [&] { cv::multiply(need(a, "src1"), need(b, "src2"), need(target, "dst"), scale, type); });
}

ANYSHOT_EXPORT int32_t anyshot_cv_mat_min(const cv::Mat* a, const cv::Mat* b, cv::Mat* target) {
    return guard(__func__, [&] { cv::min(need(a, "src1"), need(b, "src2"), need(target, "dst")); });
}

ANYSHOT_EXPORT int32_t anyshot_cv_mat_max(const cv::Mat* a, const cv::Mat* b, cv::Mat* target) {
    return guard(__func__, [&] { cv::max(need(a, "src1"), need(b, "src2"), need(target, "dst")); });
}

ANYSHOT_EXPORT int32_t anyshot_cv_mat_and(const cv::Mat* a, const cv::Mat* b, cv::Mat* target, const cv::Mat* mask) {
    return guard(__func__, [&] { cv::bitwise_and(need(a, "src1"), need(b, "src2"), need(target, "dst"), optional(mask)); });
}

ANYSHOT_EXPORT int32_t anyshot_cv_mat_or(const cv::Mat* a, const cv::Mat* b, cv::Mat* target, const cv::Mat* mask) {
    return guard(__func__, [&] { cv::bitwise_or(need(a, "src1"), need(b, "src2"), need(target, "dst"), optional(mask)); });
}

ANYSHOT_EXPORT int32_t anyshot_cv_mat_xor(const cv::Mat* a, const cv::Mat* b, cv::Mat* target, const cv::Mat* mask) {
    return guard(__func__, [&] { cv::bitwise_xor(need(a, "src1"), need(b, "src2"), need(target, "dst"), optional(mask)); });
}

ANYSHOT_EXPORT int32_t anyshot_cv_mat_not(const cv::Mat* a, cv::Mat* target, const cv::Mat* mask) {
    return guard(__func__, [&] { cv::bitwise_not(need(a, "src"), need(target, "dst"), optional(mask)); });
}

ANYSHOT_EXPORT int32_t anyshot_cv_mat_add_weighted(
    const cv::Mat* a, double alpha, const cv::Mat* b, double beta, double gamma, cv::Mat* target, int32_t type) {
    return guard(__func__, [&] { cv::addWeighted(need(a, "src1"), alpha, need(b, "src2"), beta, gamma, need(target, "dst"), type); });
}

ANYSHOT_EXPORT int32_t anyshot_cv_mat_in_range(const cv::Mat* a, const cv::Mat* lower, const cv::Mat* upper, cv::Mat* target) {
    return guard(__func__, [&] { cv::inRange(need(a, "src"), need(lower, "lowerb"), need(upper, "upperb"), need(target, "dst")); });
}

ANYSHOT_EXPORT int32_t anyshot_cv_mat_extract_channel(const cv::Mat* a, cv::Mat* target, int32_t channel) {
    return guard(__func__, [&] { cv::extractChannel(need(a, "src"), need(target, "dst"), channel); });
}

ANYSHOT_EXPORT int32_t anyshot_cv_mat_flip(const cv::Mat* a, cv::Mat* target, int32_t code) {
    return guard(__func__, [&] { cv::flip(need(a, "src"), need(target, "dst"), code); });
}

ANYSHOT_EXPORT int32_t anyshot_cv_mat_rotate(const cv::Mat* a, cv::Mat* target, int32_t code) {
    return guard(__func__, [&] {
        if (code < 0 || code > 2) {
            invalid("rotateCode " + std::to_string(code) + " is not 0, 1 or 2");
        }
        cv::rotate(need(a, "src"), need(target, "dst"), code);
    });
}

ANYSHOT_EXPORT int32_t anyshot_cv_mat_border(
    const cv::Mat* a, cv::Mat* target, int32_t top, int32_t bottom, int32_t left, int32_t right, int32_t border, const double* value) {
    return guard(__func__, [&] { cv::copyMakeBorder(need(a, "src"), need(target, "dst"), top, bottom, left, right, border, scalar(value, "value")); });
}

ANYSHOT_EXPORT int32_t anyshot_cv_mat_normalize(
    const cv::Mat* a, cv::Mat* target, double alpha, double beta, int32_t norm, int32_t type, const cv::Mat* mask) {
    return guard(__func__, [&] { cv::normalize(need(a, "src"), need(target, "dst"), alpha, beta, norm, type, optional(mask)); });
}

ANYSHOT_EXPORT int32_t anyshot_cv_mat_fill_uniform(cv::Mat* mat, const double* low, const double* high) {
    return guard(__func__, [&] { cv::randu(need(mat, "dst"), scalar(low, "low"), scalar(high, "high")); });
}

ANYSHOT_EXPORT int32_t anyshot_cv_mat_fill_normal(cv::Mat* mat, const double* mean, const double* deviation) {
    return guard(__func__, [&] { cv::randn(need(mat, "dst"), scalar(mean, "mean"), scalar(deviation, "stddev")); });
}
