using OpenCvSharp;

namespace AnyShot.Edge.Capture;

/// <summary>From normalised coordinates to pixels.</summary>
public static class Region
{
    /// <summary>The region in pixels: at least one pixel, never outside the image.</summary>
    public static Rect Of(RegionOptions roi, Size image)
    {
        var left = Math.Clamp((int)Math.Round(roi.X * image.Width), 0, image.Width - 1);
        var top = Math.Clamp((int)Math.Round(roi.Y * image.Height), 0, image.Height - 1);
        var right = Math.Clamp((int)Math.Round((roi.X + roi.Width) * image.Width), left + 1, image.Width);
        var bottom = Math.Clamp((int)Math.Round((roi.Y + roi.Height) * image.Height), top + 1, image.Height);
        return Rect.FromLTRB(left, top, right, bottom);
    }
}
