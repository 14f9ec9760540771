using OpenCvSharp;

namespace AnyShot.Edge.Inspection;

/// <summary>Told of each verdict right after it became durable. For people, not for machines: the page, the demo's summary.</summary>
public interface IVerdictObserver
{
    /// <summary>Called on the inspection thread; returns at once and keeps no reference to <paramref name="part"/>.</summary>
    /// <param name="verdict">The durable verdict.</param>
    /// <param name="part">The inspected region, valid during the call.</param>
    void OnVerdict(Verdict verdict, Mat part);
}
