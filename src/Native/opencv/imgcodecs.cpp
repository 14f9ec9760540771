#include <opencv2/imgcodecs.hpp>

#include "shared.h"

using namespace anyshot_cv;

static std::vector<int> parameters(const int32_t* values, int32_t count) {
    if (count < 0 || count > 64 || (count > 0 && values == nullptr)) {
        invalid(std::to_string(count) + " encoding parameters");
    }
    return count == 0 ? std::vector<int>() : std::vector<int>(values, values + count);
}

// The result is empty when the file is absent or holds no image.
ANYSHOT_EXPORT int32_t anyshot_cv_image_read(const char* path, int32_t flags, cv::Mat** result) {
    return guard(__func__, [&] {
        need(result, "result");
        *result = give(cv::imread(&need(path, "fileName"), flags));
    });
}

ANYSHOT_EXPORT int32_t anyshot_cv_image_write(const char* path, const cv::Mat* mat, const int32_t* values, int32_t count, int32_t* written) {
    return guard(__func__, [&] { need(written, "written") = cv::imwrite(&need(path, "fileName"), need(mat, "img"), parameters(values, count)) ? 1 : 0; });
}

// The result is empty when the bytes hold no image.
ANYSHOT_EXPORT int32_t anyshot_cv_image_decode(const uint8_t* bytes, int32_t length, int32_t flags, cv::Mat** result) {
    return guard(__func__, [&] {
        need(result, "result");
        if (length < 0) {
            invalid("length " + std::to_string(length) + " is negative");
        }
        if (length == 0) {
            *result = give({});
            return;
        }
        const cv::Mat view(1, length, CV_8UC1, const_cast<uint8_t*>(&need(bytes, "buf")));
        *result = give(cv::imdecode(view, flags));
    });
}

// The bytes arrive as a matrix of one row.
ANYSHOT_EXPORT int32_t anyshot_cv_image_encode(const char* extension, const cv::Mat* mat, const int32_t* values, int32_t count, cv::Mat* target, int32_t* encoded) {
    return guard(__func__, [&] {
        std::vector<uchar> bytes;
        need(encoded, "encoded") = cv::imencode(&need(extension, "ext"), need(mat, "img"), bytes, parameters(values, count)) ? 1 : 0;
        if (bytes.empty()) {
            need(target, "target").release();
        } else {
            cv::Mat(1, static_cast<int>(bytes.size()), CV_8UC1, bytes.data()).copyTo(need(target, "target"));
        }
    });
}
