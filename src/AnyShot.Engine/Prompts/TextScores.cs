using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace AnyShot.Engine.Prompts;

/// <summary>What class vectors say of the queries of episodes.</summary>
internal static class TextScores
{
    /// <param name="queries">Unit length, float32 (R, queries, d).</param>
    /// <param name="vectors">Unit length, float32 (R, N, d).</param>
    /// <param name="options">Correction and background.</param>
    /// <returns>Similarities without their bias, in deviations, float32 (R, queries, N); each row's mean is 0.</returns>
    public static Tensor Of(Tensor queries, Tensor vectors, PromptOptions options)
    {
        var (episodes, asked, ways) = ((int)queries.shape[0], (int)queries.shape[1], (int)vectors.shape[1]);
        var similarities = queries.matmul(vectors.transpose(1, 2)).cpu().contiguous().data<float>().ToArray();
        var background = options.Background is { } known
            ? vectors.matmul(tensor(known.Mean.ToArray()).to(vectors.device)).cpu().contiguous().data<float>().ToArray()
            : [];
        for (var r = 0; r < episodes; r++)
        {
            var own = similarities.AsSpan(r * asked * ways, asked * ways);
            var bias = SimilarityBias.Of(own, ways, options.Correction, background.Length > 0 ? background.AsSpan(r * ways, ways) : default);
            SimilarityBias.Apply(own, bias);
        }

        return tensor(similarities, [episodes, asked, ways]);
    }
}
