namespace OpenCvSharp;

/// <summary>How a line is drawn.</summary>
public enum LineTypes
{
    Link8 = 8,
    Link4 = 4,
    AntiAlias = 16,
}
