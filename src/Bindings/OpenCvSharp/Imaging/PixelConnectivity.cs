namespace OpenCvSharp;

/// <summary>Neighbours of a pixel.</summary>
public enum PixelConnectivity
{
    Connectivity4 = 4,
    Connectivity8 = 8,
}
