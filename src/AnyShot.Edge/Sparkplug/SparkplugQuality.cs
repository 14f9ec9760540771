namespace AnyShot.Edge.Sparkplug;

/// <summary>Values of the property <c>Quality</c> of a metric (Sparkplug 3.0, 6.4.9). There is none for "uncertain".</summary>
public enum SparkplugQuality
{
    Bad = 0,
    Good = 192,
    Stale = 500,
}
