using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Resizes images (batch, channels, height, width).</summary>
            /// <param name="size">Height and width; null when <paramref name="scale_factor"/> is given.</param>
            /// <param name="scale_factor">One factor or those of height and width; null when <paramref name="size"/> is given.</param>
            /// <param name="align_corners">Whether the centres of the corner pixels stay; only for bilinear and bicubic.</param>
            /// <param name="recompute_scale_factor">Whether the factor is recomputed from the rounded size.</param>
            /// <param name="antialias">Low-pass filter when an image shrinks; only for bilinear and bicubic.</param>
            /// <exception cref="ArgumentException">The input is no batch of images, or not exactly one of size and factor is given.</exception>
            /// <exception cref="NotSupportedException">The mode is for signals or volumes.</exception>
            public static Tensor interpolate(
                Tensor x, long[]? size = null, double[]? scale_factor = null, InterpolationMode mode = InterpolationMode.Nearest, bool? align_corners = null,
                bool recompute_scale_factor = false, bool antialias = false)
            {
                if (x.dim() != 4) throw new ArgumentException($"interpolate needs (batch, channels, height, width), not the shape [{string.Join(", ", x.shape)}].", nameof(x));
                if ((size is null) == (scale_factor is null)) throw new ArgumentException("interpolate needs either a size or a scale factor.");
                if (size is { Length: 1 }) size = Pair(size[0]);
                if (scale_factor is { Length: 1 }) scale_factor = [scale_factor[0], scale_factor[0]];
                if (scale_factor is not null && (recompute_scale_factor || mode == InterpolationMode.Area))
                {
                    size = [(long)Math.Floor(x.shape[2] * scale_factor[0]), (long)Math.Floor(x.shape[3] * scale_factor[1])];
                    scale_factor = null;
                }
                var corners = align_corners ?? false;
                return mode switch
                {
                    InterpolationMode.Nearest => Operator.Call("upsample_nearest2d.vec", x, size, scale_factor),
                    InterpolationMode.NearestExact => Operator.Call("_upsample_nearest_exact2d.vec", x, size, scale_factor),
                    InterpolationMode.Bilinear => Operator.Call(antialias ? "_upsample_bilinear2d_aa.vec" : "upsample_bilinear2d.vec", x, size, corners, scale_factor),
                    InterpolationMode.Bicubic => Operator.Call(antialias ? "_upsample_bicubic2d_aa.vec" : "upsample_bicubic2d.vec", x, size, corners, scale_factor),
                    InterpolationMode.Area => adaptive_avg_pool2d(x, size!),
                    _ => throw new NotSupportedException($"interpolate resizes images; the mode {mode} is for signals or volumes."),
                };
            }
        }
    }
}
