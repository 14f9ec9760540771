using AnyShot.Edge.Control.Bodies;

namespace AnyShot.Edge.Previews;

/// <summary>What is to be previewed: a new class, or another form of one that there is.</summary>
public sealed record PreviewBody
{
    /// <summary>As <c>class/add</c> takes it.</summary>
    public ClassAddBody? Add { get; init; }

    /// <summary>As <c>class/change</c> takes it.</summary>
    public ClassChangeBody? Change { get; init; }

    /// <summary>Recent parts to judge, 1 to <see cref="ClassPreview.MostParts"/>; <see cref="ClassPreview.UsualParts"/> when it is left out.</summary>
    public int? Most { get; init; }
}
