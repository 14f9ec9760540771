namespace OpenCvSharp;

/// <summary>Axis of a reflection.</summary>
public enum FlipMode
{
    /// <summary>Upside down.</summary>
    X = 0,

    /// <summary>Left and right.</summary>
    Y = 1,

    /// <summary>Both.</summary>
    XY = -1,
}
