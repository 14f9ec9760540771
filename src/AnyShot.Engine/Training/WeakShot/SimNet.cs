using static TorchSharp.torch;

namespace AnyShot.Engine.Training.WeakShot;

/// <summary>A trained similarity network: trunk and pair head, in evaluation mode.</summary>
/// <param name="Trunk">Gives features.</param>
/// <param name="Head">Compares them.</param>
internal sealed record SimNet(ITrunk Trunk, PairHead Head)
{
    /// <summary>How similar each of the images finds each: (n, n), row-major.</summary>
    public float[] Among(int[] images)
    {
        using var scope = NewDisposeScope();
        var features = Trunk.Plain(images);
        return Head.Similarity(features, features);
    }

    /// <summary>Similarity of each image with each other one, the mean of both directions: (n, m), row-major.</summary>
    public float[] Between(int[] images, int[] others)
    {
        using var scope = NewDisposeScope();
        var (rows, columns) = (Trunk.Plain(images), Trunk.Plain(others));
        var there = Head.Similarity(rows, columns);
        var back = Head.Similarity(columns, rows);
        for (var i = 0; i < images.Length; i++)
        {
            for (var j = 0; j < others.Length; j++)
            {
                there[(i * others.Length) + j] = (there[(i * others.Length) + j] + back[(j * images.Length) + i]) / 2;
            }
        }

        return there;
    }
}
