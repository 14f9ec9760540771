namespace TorchSharp;

/// <summary>Padding by intention instead of by size.</summary>
public enum Padding
{
    /// <summary>None: the output is smaller than the input.</summary>
    Valid = 0,

    /// <summary>As much as keeps the size; needs stride 1.</summary>
    Same = 1,
}
