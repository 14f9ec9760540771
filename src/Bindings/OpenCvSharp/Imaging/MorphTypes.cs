namespace OpenCvSharp;

/// <summary>Morphological operation.</summary>
public enum MorphTypes
{
    Erode = 0,
    Dilate = 1,
    Open = 2,
    Close = 3,
    Gradient = 4,
    TopHat = 5,
    BlackHat = 6,
    HitMiss = 7,
}
