namespace AnyShot.Engine.Training.WeakShot;

/// <summary>An image whose label its neighbours doubt.</summary>
/// <param name="Image">Place of the image.</param>
/// <param name="Weight">What it counts.</param>
/// <param name="Own">Mean similarity to the images of its label, 0 to 1, images with little weight counting little.</param>
/// <param name="Says">The class whose images it is most similar to: position of its name.</param>
/// <param name="Best">Mean similarity to that class.</param>
/// <param name="Neighbours">Places of the most similar images, best first.</param>
internal sealed record SuspiciousImage(int Image, float Weight, double Own, int Says, double Best, IReadOnlyList<int> Neighbours);
