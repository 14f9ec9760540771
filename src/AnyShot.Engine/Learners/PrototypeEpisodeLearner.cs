using AnyShot.Engine.Episodes;
using AnyShot.Engine.Prompts;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace AnyShot.Engine.Learners;

/// <summary>The agent's <see cref="PrototypeLearner"/> on episodes, built anew for each and asked query by query, as it runs on a line.</summary>
/// <param name="prompts">Class vectors are what the classes' words say, and count so; null where they do not.</param>
public sealed class PrototypeEpisodeLearner(PromptOptions? prompts = null) : IEpisodeLearner
{
    public string Name => "prototype";

    /// <inheritdoc />
    public Tensor Judge(EpisodeBatch batch)
    {
        var episodes = new UnitEpisodes(batch, Name, prompts is not null);
        var (ways, queries) = (batch.Ways, batch.QueryCount);
        var answers = new float[batch.Count * queries * ways];
        for (var r = 0; r < batch.Count; r++)
        {
            var learner = PrototypeLearner.Build([.. episodes.Support(r).Select(entry => entry with { Shots = [.. entry.Synthetic, .. entry.Shots] })], prompts);
            for (var q = 0; q < queries; q++)
            {
                learner.Judge(episodes.Query(r, q), answers.AsSpan(((r * queries) + q) * ways, ways));
            }
        }

        return tensor(answers, [batch.Count, queries, ways]);
    }
}
