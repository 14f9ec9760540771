using OpenCvSharp.Internal;

namespace OpenCvSharp;

/// <content>Drawing; a negative thickness fills.</content>
public static partial class Cv2
{
    public static unsafe void Line(InputOutputArray img, Point pt1, Point pt2, Scalar color, int thickness = 1, LineTypes lineType = LineTypes.Link8, int shift = 0)
    {
        ArgumentNullException.ThrowIfNull(img);
        NativeStatus.Check(NativeMethods.anyshot_cv_image_draw_line(img.Handle, pt1.X, pt1.Y, pt2.X, pt2.Y, (double*)&color, thickness, (int)lineType, shift));
    }

    /// <summary>Both corners are inside.</summary>
    public static unsafe void Rectangle(InputOutputArray img, Point pt1, Point pt2, Scalar color, int thickness = 1, LineTypes lineType = LineTypes.Link8, int shift = 0)
    {
        ArgumentNullException.ThrowIfNull(img);
        NativeStatus.Check(NativeMethods.anyshot_cv_image_draw_rectangle(img.Handle, pt1.X, pt1.Y, pt2.X, pt2.Y, (double*)&color, thickness, (int)lineType, shift));
    }

    /// <summary>An empty rectangle draws nothing.</summary>
    public static void Rectangle(InputOutputArray img, Rect rect, Scalar color, int thickness = 1, LineTypes lineType = LineTypes.Link8, int shift = 0)
    {
        if (rect.Width > 0 && rect.Height > 0)
        {
            var step = 1 << shift;
            Rectangle(img, rect.TopLeft, new Point(rect.Right - step, rect.Bottom - step), color, thickness, lineType, shift);
        }
    }

    public static void Rectangle(Mat img, Rect rect, Scalar color, int thickness = 1, LineTypes lineType = LineTypes.Link8, int shift = 0) =>
        Rectangle(InputOutputArray.Create(img), rect, color, thickness, lineType, shift);

    public static void Rectangle(Mat img, Point pt1, Point pt2, Scalar color, int thickness = 1, LineTypes lineType = LineTypes.Link8, int shift = 0) =>
        Rectangle(InputOutputArray.Create(img), pt1, pt2, color, thickness, lineType, shift);

    public static void Circle(InputOutputArray img, int centerX, int centerY, int radius, Scalar color, int thickness = 1, LineTypes lineType = LineTypes.Link8, int shift = 0) =>
        Circle(img, new Point(centerX, centerY), radius, color, thickness, lineType, shift);

    public static unsafe void Circle(InputOutputArray img, Point center, int radius, Scalar color, int thickness = 1, LineTypes lineType = LineTypes.Link8, int shift = 0)
    {
        ArgumentNullException.ThrowIfNull(img);
        NativeStatus.Check(NativeMethods.anyshot_cv_image_draw_circle(img.Handle, center.X, center.Y, radius, (double*)&color, thickness, (int)lineType, shift));
    }

    /// <param name="axes">Half axes.</param>
    /// <param name="angle">Degrees, as are the start and the end of the arc.</param>
    public static unsafe void Ellipse(
        InputOutputArray img, Point center, Size axes, double angle, double startAngle, double endAngle, Scalar color, int thickness = 1, LineTypes lineType = LineTypes.Link8, int shift = 0)
    {
        ArgumentNullException.ThrowIfNull(img);
        NativeStatus.Check(NativeMethods.anyshot_cv_image_draw_ellipse(
            img.Handle, center.X, center.Y, axes.Width, axes.Height, angle, startAngle, endAngle, (double*)&color, thickness, (int)lineType, shift));
    }

    public static unsafe void FillPoly(Mat img, IEnumerable<IEnumerable<Point>> pts, Scalar color, LineTypes lineType = LineTypes.Link8, int shift = 0, Point? offset = null)
    {
        ArgumentNullException.ThrowIfNull(img);
        ArgumentNullException.ThrowIfNull(pts);
        var polygons = pts.Select(p => p.ToArray()).ToArray();
        var counts = Array.ConvertAll(polygons, p => p.Length);
        var move = offset.GetValueOrDefault();
        fixed (Point* points = polygons.SelectMany(p => p).ToArray())
        fixed (int* lengths = counts)
        {
            NativeStatus.Check(NativeMethods.anyshot_cv_image_fill_polygons(
                img.Handle, (int*)points, lengths, counts.Length, (double*)&color, (int)lineType, shift, move.X, move.Y));
        }
    }

    public static unsafe void PutText(
        InputOutputArray img, string text, Point org, HersheyFonts fontFace, double fontScale, Scalar color, int thickness = 1, LineTypes lineType = LineTypes.Link8, bool bottomLeftOrigin = false)
    {
        ArgumentNullException.ThrowIfNull(img);
        ArgumentNullException.ThrowIfNull(text);
        NativeStatus.Check(NativeMethods.anyshot_cv_image_draw_text(
            img.Handle, text, org.X, org.Y, (int)fontFace, fontScale, (double*)&color, thickness, (int)lineType, bottomLeftOrigin ? 1 : 0));
    }

    public static Size GetTextSize(string text, HersheyFonts fontFace, double fontScale, int thickness, out int baseLine)
    {
        ArgumentNullException.ThrowIfNull(text);
        NativeStatus.Check(NativeMethods.anyshot_cv_text_measure(text, (int)fontFace, fontScale, thickness, out var width, out var height, out baseLine));
        return new Size(width, height);
    }
}
