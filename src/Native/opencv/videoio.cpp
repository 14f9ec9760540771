#include <opencv2/videoio.hpp>

#include "shared.h"

using namespace anyshot_cv;

static std::vector<int> pairs(const int32_t* values, int32_t count) {
    if (count < 0 || count > 64 || count % 2 != 0 || (count > 0 && values == nullptr)) {
        invalid("parameters must come in pairs of property and value");
    }
    return count == 0 ? std::vector<int>() : std::vector<int>(values, values + count);
}

ANYSHOT_EXPORT int32_t anyshot_cv_capture_new(cv::VideoCapture** result) {
    return guard(__func__, [&] {
        need(result, "result");
        *result = new cv::VideoCapture();
        ++live().captures;
    });
}

ANYSHOT_EXPORT int32_t anyshot_cv_capture_delete(cv::VideoCapture* capture) {
    return guard(__func__, [&] {
        if (capture != nullptr) {
            delete capture;
            --live().captures;
        }
    });
}

// A file, an address or a pipeline; may block for as long as the back end takes.
ANYSHOT_EXPORT int32_t anyshot_cv_capture_open_file(
    cv::VideoCapture* capture, const char* name, int32_t api, const int32_t* values, int32_t count, int32_t* opened) {
    return guard(__func__, [&] { need(opened, "opened") = need(capture, "capture").open(&need(name, "fileName"), api, pairs(values, count)) ? 1 : 0; });
}

ANYSHOT_EXPORT int32_t anyshot_cv_capture_open_index(
    cv::VideoCapture* capture, int32_t index, int32_t api, const int32_t* values, int32_t count, int32_t* opened) {
    return guard(__func__, [&] { need(opened, "opened") = need(capture, "capture").open(index, api, pairs(values, count)) ? 1 : 0; });
}

ANYSHOT_EXPORT int32_t anyshot_cv_capture_is_opened(const cv::VideoCapture* capture, int32_t* opened) {
    return guard(__func__, [&] { need(opened, "opened") = need(capture, "capture").isOpened() ? 1 : 0; });
}

ANYSHOT_EXPORT int32_t anyshot_cv_capture_release(cv::VideoCapture* capture) {
    return guard(__func__, [&] { need(capture, "capture").release(); });
}

ANYSHOT_EXPORT int32_t anyshot_cv_capture_grab(cv::VideoCapture* capture, int32_t* grabbed) {
    return guard(__func__, [&] { need(grabbed, "grabbed") = need(capture, "capture").grab() ? 1 : 0; });
}

ANYSHOT_EXPORT int32_t anyshot_cv_capture_retrieve(cv::VideoCapture* capture, cv::Mat* image, int32_t flag, int32_t* retrieved) {
    return guard(__func__, [&] { need(retrieved, "retrieved") = need(capture, "capture").retrieve(need(image, "image"), flag) ? 1 : 0; });
}

ANYSHOT_EXPORT int32_t anyshot_cv_capture_read(cv::VideoCapture* capture, cv::Mat* image, int32_t* has_frame) {
    return guard(__func__, [&] { need(has_frame, "read") = need(capture, "capture").read(need(image, "image")) ? 1 : 0; });
}

ANYSHOT_EXPORT int32_t anyshot_cv_capture_get(const cv::VideoCapture* capture, int32_t property, double* value) {
    return guard(__func__, [&] { need(value, "value") = need(capture, "capture").get(property); });
}

ANYSHOT_EXPORT int32_t anyshot_cv_capture_set(cv::VideoCapture* capture, int32_t property, double value, int32_t* accepted) {
    return guard(__func__, [&] { need(accepted, "accepted") = need(capture, "capture").set(property, value) ? 1 : 0; });
}

// Name of the back end, such as FFMPEG, cut to the buffer.
ANYSHOT_EXPORT int32_t anyshot_cv_capture_backend(const cv::VideoCapture* capture, char* buffer, int32_t capacity) {
    return guard(__func__, [&] {
        const std::string name = need(capture, "capture").getBackendName();
        if (capacity < 1) {
            invalid("the buffer for the name is empty");
        }
        const size_t count = std::min(name.size(), static_cast<size_t>(capacity) - 1);
        std::memcpy(&need(buffer, "buffer"), name.data(), count);
        buffer[count] = '\0';
    });
}

ANYSHOT_EXPORT int32_t anyshot_cv_writer_new(cv::VideoWriter** result) {
    return guard(__func__, [&] {
        need(result, "result");
        *result = new cv::VideoWriter();
        ++live().writers;
    });
}

ANYSHOT_EXPORT int32_t anyshot_cv_writer_delete(cv::VideoWriter* writer) {
    return guard(__func__, [&] {
        if (writer != nullptr) {
            delete writer;
            --live().writers;
        }
    });
}

ANYSHOT_EXPORT int32_t anyshot_cv_writer_open(
    cv::VideoWriter* writer, const char* name, int32_t api, int32_t code, double rate, int32_t width, int32_t height, int32_t colour, int32_t* opened) {
    return guard(__func__, [&] {
        need(opened, "opened") = need(writer, "writer").open(&need(name, "fileName"), api, code, rate, cv::Size(width, height), colour != 0) ? 1 : 0;
    });
}

ANYSHOT_EXPORT int32_t anyshot_cv_writer_is_opened(const cv::VideoWriter* writer, int32_t* opened) {
    return guard(__func__, [&] { need(opened, "opened") = need(writer, "writer").isOpened() ? 1 : 0; });
}

ANYSHOT_EXPORT int32_t anyshot_cv_writer_write(cv::VideoWriter* writer, const cv::Mat* image) {
    return guard(__func__, [&] { need(writer, "writer").write(need(image, "image")); });
}

ANYSHOT_EXPORT int32_t anyshot_cv_writer_release(cv::VideoWriter* writer) {
    return guard(__func__, [&] { need(writer, "writer").release(); });
}
