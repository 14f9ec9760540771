using System.Runtime.InteropServices;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Training.DualEncoder;

/// <summary>A step of the optimiser over a batch: the weighted sum of the losses, their gradients, clipped, and AdamW.</summary>
internal sealed class DualEncoderStep(DualEncoderOptions options, DualEncoderNetwork network, AdamW optimizer, ScalarType type)
{
    private const double LongestGradient = 5;
    private const double OneShotSharpness = 10;

    /// <exception cref="InvalidDataException">The losses are no numbers any more.</exception>
    public StepLosses Run(SceneBatch batch, double learningRate)
    {
        foreach (var group in optimizer.ParamGroups)
        {
            group.LearningRate = learningRate;
        }

        using var scope = NewDisposeScope();
        optimizer.zero_grad();
        var (features, middle, last) = network.Image.Maps(Images(batch));
        var embeddings = network.Image.Standardised(features);
        var captions = network.Text.call(batch.Captions);
        var positives = tensor(batch.Positives, [2 * batch.Scenes, batch.Captions.Texts]);
        var text = PositivesLoss.Of(network.Logits(embeddings, captions), positives);
        var alike = tensor(batch.Alike, [batch.Scenes, batch.Scenes]);
        var instances = PairLoss.Instances(network.Instances(embeddings), alike, options.Temperature);
        var fewShot = PairLoss.OneShot(embeddings, alike, OneShotSharpness);
        var traits = network.Traits.Loss(embeddings, batch.Shown) ?? zeros(1).sum();
        var turns = batch.Turns.Any(turn => turn >= 0) ? functional.cross_entropy(network.Turns(embeddings), tensor(batch.Turns), ignore_index: -1) : zeros(1).sum();
        var rows = batch.Side / SceneBatch.CellSide;
        var cells = network.Cells.Loss(middle, last, tensor(batch.Cells, [2 * batch.Scenes, rows, rows]));
        var loss = (cells * options.CellWeight) + (text * options.TextWeight) + (instances * options.InstanceWeight) + (fewShot * options.FewShotWeight) + (traits * options.TraitWeight) + (turns * options.TurnWeight);
        loss.backward();
        var length = nn.utils.clip_grad_norm_(network.parameters(), LongestGradient);
        if (!double.IsFinite(length))
        {
            throw new InvalidDataException("The training diverged: a gradient is not finite. Take a lower learning rate.");
        }

        optimizer.step();
        return new StepLosses(text.item<float>(), instances.item<float>(), fewShot.item<float>(), traits.item<float>(), turns.item<float>(), cells.item<float>());
    }

    /// <summary>(2 B, 3, side, side), channels-last in memory, in the type that convolutions compute in.</summary>
    private Tensor Images(SceneBatch batch)
    {
        var pixels = empty(2 * batch.Scenes, batch.Side, batch.Side, 3);
        MemoryMarshal.AsBytes(batch.Pixels.AsSpan(0, (int)pixels.numel())).CopyTo(pixels.bytes);
        return pixels.permute(0, 3, 1, 2).to(type);
    }
}
