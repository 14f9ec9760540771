using AnyShot.Engine.Backbones;
using AnyShot.Engine.Training.Episodic;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.Adaptation;

/// <summary>
/// Trains the last stage of a network, and what follows it, on pseudo-episodes of the target. The squared distance to the weights at the start is part of the loss (Li, Grandvalet and Davoine, "Explicit
/// Inductive Bias for Transfer Learning with Convolutional Networks", 2018). Statistics of batch normalisation stay as they are.
/// </summary>
internal sealed class LastStageTuning(AdaptationOptions options, EpisodicBatches batches, PseudoEpisodes episodes)
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
        var anchors = parameters.Select(parameter => parameter.detach().clone()).ToArray();
        using var optimizer = optim.Adam(parameters, options.LearningRate);
        for (var step = 0; step < options.Epochs * options.Episodes; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var inner = NewDisposeScope();
            var episode = episodes.Draw(step);
            optimizer.zero_grad();
            // Nothing before the last stage gets a gradient, and the anchor's is zero where nothing moves.
            var features = network.Mixed(batches.Make(step, episode).to(device), network.Stages - 1, maps => maps.detach());
            var shots = episode.Support.Length;
            var prototypes = EpisodeLoss.Prototypes(nn.functional.normalize(features.narrow(0, 0, shots)), episode.Classes.Length);
            var logits = EpisodeLoss.Logits(features.narrow(0, shots, episode.Queries.Length), prototypes, kappa);
            var loss = nn.functional.cross_entropy(logits, tensor(Array.ConvertAll(episode.QueryLabels, label => (long)label)).to(device));
            for (var i = 0; i < parameters.Length; i++)
            {
                loss += (parameters[i] - anchors[i]).square().sum() * options.Anchor;
            }

            loss.backward();
            nn.utils.clip_grad_norm_(parameters, LongestGradient);
            optimizer.step();
            report(step + 1);
        }
    }
}
