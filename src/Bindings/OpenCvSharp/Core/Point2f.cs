using System.Runtime.InteropServices;

namespace OpenCvSharp;

/// <summary>A position between pixels.</summary>
[StructLayout(LayoutKind.Sequential)]
public record struct Point2f(float X, float Y)
{
    public float X = X;

    public float Y = Y;

    public static explicit operator Point(Point2f self) => self.ToPoint();

    public static implicit operator Point2f(Point point) => FromPoint(point);

    public static Point2f FromPoint(Point point) => new(point.X, point.Y);

    public readonly Point ToPoint() => new((int)X, (int)Y);
}
