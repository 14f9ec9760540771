using AnyShot.Engine.Backbones;
using AnyShot.Engine.Training.Episodic;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.Adaptation;

/// <summary>
/// Trains the last stage of a network, and what follows it, on episodes out of a handful of images. What it costs to go from the old network is part of the loss. Statistics of batch normalisation stay as they are.
/// </summary>
/// <param name="steps">Episodes.</param>
/// <param name="learningRate">Of Adam.</param>
/// <param name="batches">Makes their images.</param>
/// <param name="episodes">Draws them.</param>
/// <param name="penalty">Keeps the network near what it was.</param>
internal sealed class LastStageTuning(int steps, double learningRate, EpisodicBatches batches, PseudoEpisodes episodes, ITuningPenalty penalty)
{
    /// <summary>Sharpness of the cosine: features are compared at unit length, as the agent does.</summary>
    private const float Kappa = 10;
    private const double LongestGradient = 1;

    /// <param name="network">Left in evaluation mode.</param>
    /// <param name="device">Where it is.</param>
    /// <param name="report">Receives the episodes done.</param>
    /// <param name="cancellationToken">Stops after the current episode.</param>
    public void Run(FeatureNetwork network, Device device, Action<int> report, CancellationToken cancellationToken)
    {
        using var scope = NewDisposeScope();
        network.eval();
        var kappa = full([1], Kappa).to(device);
        var parameters = network.parameters().ToArray();
        using var optimizer = optim.Adam(parameters, learningRate);
        for (var step = 0; step < steps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var inner = NewDisposeScope();
            var episode = episodes.Draw(step);
            optimizer.zero_grad();
            var images = batches.Make(step, episode).to(device);
            // Nothing before the last stage gets a gradient, and that of a penalty is zero where nothing moves.
            var features = network.Mixed(images, network.Stages - 1, maps => maps.detach());
            var shots = episode.Support.Length;
            var prototypes = EpisodeLoss.Prototypes(nn.functional.normalize(features.narrow(0, 0, shots)), episode.Classes.Length);
            var logits = EpisodeLoss.Logits(features.narrow(0, shots, episode.Queries.Length), prototypes, kappa);
            var loss = nn.functional.cross_entropy(logits, tensor(Array.ConvertAll(episode.QueryLabels, label => (long)label)).to(device));
            loss += penalty.Of(images, features);
            loss.backward();
            nn.utils.clip_grad_norm_(parameters, LongestGradient);
            optimizer.step();
            report(step + 1);
        }
    }
}
