using AnyShot.Edge.Inspection;
using OpenCvSharp;

namespace AnyShot.Edge.Drift;

/// <summary>Room for a part on its way to the watch, used again and again. Belongs to the thread that took it from its list.</summary>
internal sealed class DriftSlot : IDisposable
{
    public Mat Image { get; } = new();

    public Verdict? Verdict { get; set; }

    public float[] Embedding { get; set; } = [];

    public void Dispose() => Image.Dispose();
}
