// From a matrix to numbers.
#include <opencv2/imgproc.hpp>

#include "shared.h"

using namespace anyshot_cv;

static void store(const cv::Scalar& from, double* four, const char* name) {
    need(four, name);
    for (int i = 0; i < 4; i++) {
        four[i] = from[i];
    }
}

ANYSHOT_EXPORT int32_t anyshot_cv_mat_sum(const cv::Mat* mat, double* sum) {
    return guard(__func__, [&] { store(cv::sum(need(mat, "src")), sum, "sum"); });
}

ANYSHOT_EXPORT int32_t anyshot_cv_mat_mean(const cv::Mat* mat, const cv::Mat* mask, double* mean) {
    return guard(__func__, [&] { store(cv::mean(need(mat, "src"), optional(mask)), mean, "mean"); });
}

ANYSHOT_EXPORT int32_t anyshot_cv_mat_mean_deviation(const cv::Mat* mat, const cv::Mat* mask, double* mean, double* deviation) {
    return guard(__func__, [&] {
        if (need(mat, "src").channels() > 4) {
            invalid("mean and deviation are given for at most 4 channels");
        }
        cv::Scalar centre;
        cv::Scalar spread;
        cv::meanStdDev(*mat, centre, spread, optional(mask));
        store(centre, mean, "mean");
        store(spread, deviation, "stddev");
    });
}

ANYSHOT_EXPORT int32_t anyshot_cv_mat_count_non_zero(const cv::Mat* mat, int32_t* count) {
    return guard(__func__, [&] { need(count, "count") = cv::countNonZero(need(mat, "mtx")); });
}

// Locations are x, y.
ANYSHOT_EXPORT int32_t anyshot_cv_mat_min_max(const cv::Mat* mat, const cv::Mat* mask, double* minimum, double* maximum, int32_t* min_at, int32_t* max_at) {
    return guard(__func__, [&] {
        cv::Point low;
        cv::Point high;
        cv::minMaxLoc(need(mat, "src"), &need(minimum, "minVal"), &need(maximum, "maxVal"), &low, &high, optional(mask));
        need(min_at, "minLoc") = low.x;
        min_at[1] = low.y;
        need(max_at, "maxLoc") = high.x;
        max_at[1] = high.y;
    });
}

// other may be null: then the norm of the first matrix itself.
ANYSHOT_EXPORT int32_t anyshot_cv_mat_norm(const cv::Mat* mat, const cv::Mat* other, int32_t norm, const cv::Mat* mask, double* result) {
    return guard(__func__, [&] {
        need(result, "result") = other == nullptr ? cv::norm(need(mat, "src1"), norm, optional(mask)) : cv::norm(need(mat, "src1"), *other, norm, optional(mask));
    });
}

ANYSHOT_EXPORT int32_t anyshot_cv_mat_label(
    const cv::Mat* mat, cv::Mat* labels, cv::Mat* statistics, cv::Mat* centroids, int32_t connectivity, int32_t type, int32_t* count) {
    return guard(__func__, [&] {
        need(count, "count") = cv::connectedComponentsWithStats(
            need(mat, "image"), need(labels, "labels"), need(statistics, "stats"), need(centroids, "centroids"), connectivity, type);
    });
}
