#include <opencv2/imgproc.hpp>

#include "shared.h"

using namespace anyshot_cv;

ANYSHOT_EXPORT int32_t anyshot_cv_image_resize(const cv::Mat* source, cv::Mat* target, int32_t width, int32_t height, double fx, double fy, int32_t interpolation) {
    return guard(__func__, [&] { cv::resize(need(source, "src"), need(target, "dst"), cv::Size(width, height), fx, fy, interpolation); });
}

ANYSHOT_EXPORT int32_t anyshot_cv_image_convert_colour(const cv::Mat* source, cv::Mat* target, int32_t code, int32_t channels) {
    return guard(__func__, [&] { cv::cvtColor(need(source, "src"), need(target, "dst"), code, channels); });
}

ANYSHOT_EXPORT int32_t anyshot_cv_image_gaussian_blur(
    const cv::Mat* source, cv::Mat* target, int32_t width, int32_t height, double sigma_x, double sigma_y, int32_t border) {
    return guard(__func__, [&] { cv::GaussianBlur(need(source, "src"), need(target, "dst"), cv::Size(width, height), sigma_x, sigma_y, border); });
}

ANYSHOT_EXPORT int32_t anyshot_cv_image_median_blur(const cv::Mat* source, cv::Mat* target, int32_t size) {
    return guard(__func__, [&] { cv::medianBlur(need(source, "src"), need(target, "dst"), size); });
}

ANYSHOT_EXPORT int32_t anyshot_cv_image_blur(
    const cv::Mat* source, cv::Mat* target, int32_t width, int32_t height, int32_t anchor_x, int32_t anchor_y, int32_t border) {
    return guard(__func__, [&] { cv::blur(need(source, "src"), need(target, "dst"), cv::Size(width, height), cv::Point(anchor_x, anchor_y), border); });
}

ANYSHOT_EXPORT int32_t anyshot_cv_image_laplacian(const cv::Mat* source, cv::Mat* target, int32_t depth, int32_t size, double scale, double delta, int32_t border) {
    return guard(__func__, [&] { cv::Laplacian(need(source, "src"), need(target, "dst"), depth, size, scale, delta, border); });
}

ANYSHOT_EXPORT int32_t anyshot_cv_image_sobel(
    const cv::Mat* source, cv::Mat* target, int32_t depth, int32_t dx, int32_t dy, int32_t size, double scale, double delta, int32_t border) {
    return guard(__func__, [&] { cv::Sobel(need(source, "src"), need(target, "dst"), depth, dx, dy, size, scale, delta, border); });
}

ANYSHOT_EXPORT int32_t anyshot_cv_image_threshold(const cv::Mat* source, cv::Mat* target, double threshold, double maximum, int32_t type, double* used) {
    return guard(__func__, [&] { need(used, "result") = cv::threshold(need(source, "src"), need(target, "dst"), threshold, maximum, type); });
}

// element null: 3 by 3. value null: OpenCV's own border value, which neither erosion nor dilation sees.
ANYSHOT_EXPORT int32_t anyshot_cv_image_morph(const cv::Mat* source, cv::Mat* target, int32_t operation, const cv::Mat* element, int32_t anchor_x,
    int32_t anchor_y, int32_t iterations, int32_t border, const double* value) {
    return guard(__func__, [&] {
        if (iterations < 0) {
            invalid("iterations " + std::to_string(iterations) + " is negative");
        }
        const cv::Scalar outside = value == nullptr ? cv::morphologyDefaultBorderValue() : scalar(value, "borderValue");
        const cv::Mat kernel = element == nullptr ? cv::Mat() : *element;
        cv::morphologyEx(need(source, "src"), need(target, "dst"), operation, kernel, cv::Point(anchor_x, anchor_y), iterations, border, outside);
    });
}

ANYSHOT_EXPORT int32_t anyshot_cv_element_new(int32_t shape, int32_t width, int32_t height, int32_t anchor_x, int32_t anchor_y, cv::Mat** result) {
    return guard(__func__, [&] {
        need(result, "result");
        *result = give(cv::getStructuringElement(shape, cv::Size(width, height), cv::Point(anchor_x, anchor_y)));
    });
}

ANYSHOT_EXPORT int32_t anyshot_cv_image_warp_affine(
    const cv::Mat* source, cv::Mat* target, const cv::Mat* matrix, int32_t width, int32_t height, int32_t flags, int32_t border, const double* value) {
    return guard(__func__, [&] {
        if (width < 0 || height < 0) {
            invalid("a target of " + std::to_string(width) + " by " + std::to_string(height) + " cannot be made");
        }
        cv::warpAffine(need(source, "src"), need(target, "dst"), need(matrix, "m"), cv::Size(width, height), flags, border, scalar(value, "borderValue"));
    });
}

ANYSHOT_EXPORT int32_t anyshot_cv_rotation_new(float x, float y, double angle, double scale, cv::Mat** result) {
    return guard(__func__, [&] {
        need(result, "result");
        *result = give(cv::getRotationMatrix2D(cv::Point2f(x, y), angle, scale));
    });
}

ANYSHOT_EXPORT int32_t anyshot_cv_image_accumulate_weighted(const cv::Mat* source, cv::Mat* target, double alpha, const cv::Mat* mask) {
    return guard(__func__, [&] { cv::accumulateWeighted(need(source, "src"), need(target, "dst"), alpha, optional(mask)); });
}

ANYSHOT_EXPORT int32_t anyshot_cv_image_equalize(const cv::Mat* source, cv::Mat* target) {
    return guard(__func__, [&] { cv::equalizeHist(need(source, "src"), need(target, "dst")); });
}
