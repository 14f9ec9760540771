using AnyShot.Edge.Inspection;
using OpenCvSharp;

namespace AnyShot.Edge.Parts;

/// <summary>Room for a part on its way to the disk, used again and again. Belongs to the thread that took it from its list.</summary>
internal sealed class PartSlot : IDisposable
{
    public Mat Image { get; } = new();

    public Verdict? Verdict { get; set; }

    public void Dispose() => Image.Dispose();
}
