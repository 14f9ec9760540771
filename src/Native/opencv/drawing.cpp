#include <opencv2/imgproc.hpp>

#include "shared.h"

using namespace anyshot_cv;

ANYSHOT_EXPORT int32_t anyshot_cv_image_draw_line(
    cv::Mat* image, int32_t x1, int32_t y1, int32_t x2, int32_t y2, const double* colour, int32_t thickness, int32_t type, int32_t shift) {
    return guard(__func__, [&] { cv::line(need(image, "img"), {x1, y1}, {x2, y2}, scalar(colour, "color"), thickness, type, shift); });
}

ANYSHOT_EXPORT int32_t anyshot_cv_image_draw_rectangle(
    cv::Mat* image, int32_t x1, int32_t y1, int32_t x2, int32_t y2, const double* colour, int32_t thickness, int32_t type, int32_t shift) {
    return guard(__func__, [&] {
        cv::rectangle(need(image, "img"), cv::Point(x1, y1), cv::Point(x2, y2), scalar(colour, "color"), thickness, type, shift);
    });
}

ANYSHOT_EXPORT int32_t anyshot_cv_image_draw_circle(
    cv::Mat* image, int32_t x, int32_t y, int32_t radius, const double* colour, int32_t thickness, int32_t type, int32_t shift) {
    return guard(__func__, [&] { cv::circle(need(image, "img"), {x, y}, radius, scalar(colour, "color"), thickness, type, shift); });
}

ANYSHOT_EXPORT int32_t anyshot_cv_image_draw_ellipse(cv::Mat* image, int32_t x, int32_t y, int32_t width, int32_t height, double angle, double start,
    double end, const double* colour, int32_t thickness, int32_t type, int32_t shift) {
    return guard(__func__, [&] {
        cv::ellipse(need(image, "img"), {x, y}, {width, height}, angle, start, end, scalar(colour, "color"), thickness, type, shift);
    });
}

// points: x, y, x, y, ... of all polygons; counts: points in each polygon.
ANYSHOT_EXPORT int32_t anyshot_cv_image_fill_polygons(cv::Mat* image, const int32_t* points, const int32_t* counts, int32_t polygons, const double* colour,
    int32_t type, int32_t shift, int32_t offset_x, int32_t offset_y) {
    return guard(__func__, [&] {
        if (polygons < 0) {
            invalid("the number of polygons is negative");
        }
        std::vector<std::vector<cv::Point>> all(static_cast<size_t>(polygons));
        for (int32_t i = 0; i < polygons; i++) {
            const int32_t count = (&need(counts, "counts"))[i];
            if (count < 0) {
                invalid("a polygon with a negative number of points");
            }
            for (int32_t j = 0; j < count; j++, points += 2) {
                all[static_cast<size_t>(i)].emplace_back(need(points, "points"), points[1]);
            }
        }
        cv::fillPoly(need(image, "img"), all, scalar(colour, "color"), type, shift, {offset_x, offset_y});
    });
}

ANYSHOT_EXPORT int32_t anyshot_cv_image_draw_text(cv::Mat* image, const char* text, int32_t x, int32_t y, int32_t font, double scale, const double* colour,
    int32_t thickness, int32_t type, int32_t bottom_left) {
    return guard(__func__, [&] {
        cv::putText(need(image, "img"), &need(text, "text"), {x, y}, font, scale, scalar(colour, "color"), thickness, type, bottom_left != 0);
    });
}

ANYSHOT_EXPORT int32_t anyshot_cv_text_measure(
    const char* text, int32_t font, double scale, int32_t thickness, int32_t* width, int32_t* height, int32_t* baseline) {
    return guard(__func__, [&] {
        const cv::Size size = cv::getTextSize(&need(text, "text"), font, scale, thickness, &need(baseline, "baseLine"));
        need(width, "width") = size.width;
        need(height, "height") = size.height;
    });
}
