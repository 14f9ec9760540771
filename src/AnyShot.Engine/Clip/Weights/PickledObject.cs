namespace AnyShot.Engine.Clip.Weights;

/// <summary>An object of a pickle whose class means nothing here.</summary>
internal sealed class PickledObject
{
    /// <summary>Usually its attributes.</summary>
    public object? State { get; set; }
}
