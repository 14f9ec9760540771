using System.Runtime.InteropServices;

namespace OpenCvSharp;

/// <summary>A pixel position, origin top left.</summary>
[StructLayout(LayoutKind.Sequential)]
public record struct Point(int X, int Y)
{
    public int X = X;

    public int Y = Y;

    public Point(double x, double y)
        : this((int)x, (int)y)
    {
    }

    public static Point operator +(Point p1, Point p2) => p1.Add(p2);

    public static Point operator -(Point p1, Point p2) => p1.Subtract(p2);

    public static Point operator *(Point pt, double scale) => pt.Multiply(scale);

    public static double Distance(Point p1, Point p2) => Math.Sqrt(Math.Pow(p2.X - p1.X, 2) + Math.Pow(p2.Y - p1.Y, 2));

    public readonly Point Add(Point p) => new(X + p.X, Y + p.Y);

    public readonly Point Subtract(Point p) => new(X - p.X, Y - p.Y);

    public readonly Point Multiply(double scale) => new(X * scale, Y * scale);

    public readonly double DistanceTo(Point p) => Distance(this, p);
}
