namespace OpenCvSharp;

/// <summary>Parameters of an image encoder.</summary>
public enum ImwriteFlags
{
    JpegQuality = 1,
    JpegProgressive = 2,
    JpegOptimize = 3,
    PngCompression = 16,
    PngStrategy = 17,
    PngBilevel = 18,
    PxmBinary = 32,
    WebPQuality = 64,
    TiffCompression = 259,
}
