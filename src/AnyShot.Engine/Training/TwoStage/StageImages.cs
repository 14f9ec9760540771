namespace AnyShot.Engine.Training.TwoStage;

/// <summary>Decoded images of a stage.</summary>
/// <param name="Squares">Twice the input's side, 8 bits, channels of a pixel side by side.</param>
/// <param name="Labels">Position of each image's class in <paramref name="Classes"/>.</param>
/// <param name="Groups">Images of one group show one object.</param>
/// <param name="Classes">Names.</param>
/// <param name="Hash">See <see cref="Data.DataHash"/>.</param>
/// <param name="Generated">So many of the last images are made up.</param>
internal sealed record StageImages(IReadOnlyList<byte[]> Squares, IReadOnlyList<int> Labels, IReadOnlyList<long> Groups, IReadOnlyList<string> Classes, string Hash, int Generated = 0)
{
    /// <summary>Images that are not made up; they come first.</summary>
    public int Real => Squares.Count - Generated;

    /// <summary>Of those that are not made up.</summary>
    public int FewestOfAClass => Enumerable.Range(0, Classes.Count).Min(c => Labels.Take(Real).Count(label => label == c));
}
