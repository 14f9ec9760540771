#include "shared.h"

using namespace anyshot_cv;

// Everything C# asks about a matrix, in one call. Mirrored by MatDescription.cs; both sides check the size.
struct anyshot_cv_description {
    void* data;
    int64_t step;        // bytes from row to row; 0 for an empty matrix
    int64_t total;       // elements
    int32_t rows;        // -1 when dims > 2
    int32_t cols;
    int32_t type;
    int32_t dims;
    int32_t elem_size;   // bytes of one element, all channels
    int32_t flags;
    int32_t continuous;
    int32_t submatrix;
};
static_assert(sizeof(anyshot_cv_description) == 56, "layout shared with C#");

ANYSHOT_EXPORT int32_t anyshot_cv_mat_new(cv::Mat** result) {
    return guard(__func__, [&] { need(result, "result") = give({}); });
}

ANYSHOT_EXPORT int32_t anyshot_cv_mat_new_sized(int32_t rows, int32_t cols, int32_t type, cv::Mat** result) {
    return guard(__func__, [&] {
        need(result, "result");
        if (rows < 0 || cols < 0) {
            invalid("a matrix of " + std::to_string(rows) + " rows and " + std::to_string(cols) + " columns cannot be made");
        }
        *result = give(cv::Mat(rows, cols, mat_type(type)));
    });
}

// A header over memory of the caller, which must outlive the matrix and all its parts. step 0: rows are packed.
ANYSHOT_EXPORT int32_t anyshot_cv_mat_new_over(int32_t rows, int32_t cols, int32_t type, void* data, int64_t step, cv::Mat** result) {
    return guard(__func__, [&] {
        need(result, "result");
        if (rows < 0 || cols < 0) {
            invalid("a matrix of " + std::to_string(rows) + " rows and " + std::to_string(cols) + " columns cannot be made");
        }
        const int64_t packed = static_cast<int64_t>(cols) * CV_ELEM_SIZE(mat_type(type));
        if (step != 0 && step < packed) {
            invalid("step " + std::to_string(step) + " is shorter than a row of " + std::to_string(packed) + " bytes");
        }
        if (rows > 0 && cols > 0 && data == nullptr) {
            invalid("data is null");
        }
        *result = give(cv::Mat(rows, cols, type, data, step == 0 ? static_cast<size_t>(cv::Mat::AUTO_STEP) : static_cast<size_t>(step)));
    });
}

ANYSHOT_EXPORT int32_t anyshot_cv_mat_delete(cv::Mat* mat) {
    return guard(__func__, [&] {
        if (mat != nullptr) {
            delete mat;
            --live().mats;
        }
    });
}

ANYSHOT_EXPORT int32_t anyshot_cv_mat_describe(const cv::Mat* mat, anyshot_cv_description* description) {
    return guard(__func__, [&] {
        const cv::Mat& m = need(mat, "mat");
        need(description, "description") = {m.data, m.dims > 0 ? static_cast<int64_t>(m.step[0]) : 0, static_cast<int64_t>(m.total()), m.rows, m.cols,
            m.type(), m.dims, static_cast<int32_t>(m.elemSize()), m.flags, m.isContinuous() ? 1 : 0, m.isSubmatrix() ? 1 : 0};
    });
}

ANYSHOT_EXPORT int32_t anyshot_cv_mat_create(cv::Mat* mat, int32_t rows, int32_t cols, int32_t type) {
    return guard(__func__, [&] {
        if (rows < 0 || cols < 0) {
            invalid("a matrix of " + std::to_string(rows) + " rows and " + std::to_string(cols) + " columns cannot be made");
        }
        need(mat, "mat").create(rows, cols, mat_type(type));
    });
}

ANYSHOT_EXPORT int32_t anyshot_cv_mat_clone(const cv::Mat* mat, cv::Mat** result) {
    return guard(__func__, [&] {
        need(result, "result");
        *result = give(need(mat, "mat").clone());
    });
}

// Shares the data; the part keeps it alive.
ANYSHOT_EXPORT int32_t anyshot_cv_mat_part(const cv::Mat* mat, int32_t x, int32_t y, int32_t width, int32_t height, cv::Mat** result) {
    return guard(__func__, [&] {
        need(result, "result");
        *result = give(cv::Mat(need(mat, "mat"), cv::Rect(x, y, width, height)));
    });
}

ANYSHOT_EXPORT int32_t anyshot_cv_mat_copy(const cv::Mat* mat, cv::Mat* target, const cv::Mat* mask) {
    return guard(__func__, [&] {
        if (mask == nullptr) {
            need(mat, "mat").copyTo(need(target, "target"));
        } else {
            need(mat, "mat").copyTo(need(target, "target"), *mask);
        }
    });
}

ANYSHOT_EXPORT int32_t anyshot_cv_mat_convert(const cv::Mat* mat, cv::Mat* target, int32_t type, double alpha, double beta) {
    return guard(__func__, [&] { need(mat, "mat").convertTo(need(target, "target"), type < 0 ? -1 : mat_type(type), alpha, beta); });
}

ANYSHOT_EXPORT int32_t anyshot_cv_mat_fill(cv::Mat* mat, const double* value, const cv::Mat* mask) {
    return guard(__func__, [&] { need(mat, "mat").setTo(scalar(value, "value"), optional(mask)); });
}

ANYSHOT_EXPORT int32_t anyshot_cv_mat_reshape(const cv::Mat* mat, int32_t channels, int32_t rows, cv::Mat** result) {
    return guard(__func__, [&] {
        need(result, "result");
        if (channels < 0 || channels > CV_CN_MAX || rows < 0) {
            invalid("cannot reshape to " + std::to_string(channels) + " channels and " + std::to_string(rows) + " rows");
        }
        *result = give(need(mat, "mat").reshape(channels, rows));
    });
}

ANYSHOT_EXPORT int32_t anyshot_cv_mat_split(const cv::Mat* mat, cv::Mat** channels, int32_t count) {
    return guard(__func__, [&] {
        const cv::Mat& source = need(mat, "mat");
        need(channels, "channels");
        if (count != source.channels()) {
            invalid("the matrix has " + std::to_string(source.channels()) + " channels, not " + std::to_string(count));
        }
        std::vector<cv::Mat> parts;
        cv::split(source, parts);
        for (int32_t i = 0; i < count; i++) {
            need(channels[i], "channel") = parts[static_cast<size_t>(i)];
        }
    });
}

ANYSHOT_EXPORT int32_t anyshot_cv_mat_merge(cv::Mat* const* channels, int32_t count, cv::Mat* target) {
    return guard(__func__, [&] {
        need(channels, "channels");
        need(target, "target");
        if (count < 1 || count > CV_CN_MAX) {
            invalid(std::to_string(count) + " channels cannot be merged");
        }
        std::vector<cv::Mat> parts;
        for (int32_t i = 0; i < count; i++) {
            parts.push_back(need(channels[i], "channel"));
        }
        cv::merge(parts, *target);
    });
}
