using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;
using AnyShot.Engine.Rendering;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.Generative;

/// <summary>Trains a generative model on unlabelled images and writes a model folder whose backbone gives the model's activations as features.</summary>
public sealed class GenerativeTraining
{
    private const int CheckpointSeconds = 60;

    private readonly GenerativeOptions _options;
    private readonly TimeProvider _time;

    /// <exception cref="ArgumentException">A setting is out of range.</exception>
    public GenerativeTraining(GenerativeOptions options, TimeProvider time)
    {
        options.Require();
        _options = options;
        _time = time;
    }

    /// <summary>Trains to the end, or goes on from the last checkpoint in the output folder.</summary>
    /// <param name="report">Called after every step on the calling thread.</param>
    /// <param name="warn">Receives one sentence for each file that cannot be used.</param>
    /// <param name="cancellationToken">Stops after the current step; a checkpoint is written first.</param>
    /// <returns>The card that was written.</returns>
    /// <exception cref="InvalidDataException">The images, a setting or the checkpoint does not fit; one sentence says which.</exception>
    public ModelCard Run(Action<GenerativeProgress> report, Action<string> warn, CancellationToken cancellationToken)
    {
        var device = ComputeDevice.Choose(_options.Device);
        if (_options.Threads > 0)
        {
            set_num_threads(_options.Threads);
        }

        var (spec, batch, learningRate) = _options.Resolve(IdxFolder.Is(_options.DataFolder));
        Directory.CreateDirectory(_options.OutputFolder);
        using var scope = NewDisposeScope();
        var images = new GenerativeImages(PictureSet.ReadUnlabelled(_options.DataFolder, spec.Channels, spec.Side, _options.Images, warn), spec.Model, batch, _options.Seed);
        var folder = new GenerativeFolder(_options, spec, images, batch, learningRate);
        manual_seed((long)(_options.Seed & long.MaxValue));
        using var objective = GenerativeObjectives.Create(spec, learningRate, _options.Seed);
        foreach (var (_, network) in objective.Networks)
        {
            network.to(device);
        }

        var checkpoint = new GenerativeCheckpoint(_options.OutputFolder);
        var state = checkpoint.Load(new GenerativeState { Settings = folder.Settings, Sums = new double[objective.LossNames.Count] }, objective);
        Train(objective, images, state, checkpoint, device, report, cancellationToken);
        objective.Finish();
        objective.Result.eval();
        Seed(state.Step);
        var card = folder.Write(objective.Result, state, objective.LossNames, device);
        checkpoint.Remove();
        return card;
    }

    private void Train(
        GenerativeObjective objective, GenerativeImages images, GenerativeState state, GenerativeCheckpoint checkpoint, Device device, Action<GenerativeProgress> report,
        CancellationToken cancellationToken)
    {
        var steps = images.StepsPerEpoch * _options.Epochs;
        var (started, first, saved) = (_time.GetTimestamp(), state.Step, _time.GetTimestamp());
        foreach (var (_, network) in objective.Networks)
        {
            network.train();
        }

        while (state.Step < steps)
        {
            Seed(state.Step);
            using (NewDisposeScope())
            {
                var losses = objective.Step(images.Make(state.Step).to(device), state.Step, steps);
                state.Sums = [.. state.Sums.Zip(losses, (sum, loss) => sum + loss)];
            }

            state.Step++;
            var inEpoch = state.Step % images.StepsPerEpoch;
            var means = state.Sums.Select(sum => sum / (inEpoch == 0 ? images.StepsPerEpoch : inEpoch)).ToArray();
            if (!Array.TrueForAll(means, double.IsFinite))
            {
                throw new InvalidDataException($"The losses are not finite any more in step {state.Step}; take a smaller learning rate.");
            }

            var remaining = _time.GetElapsedTime(started) / (state.Step - first) * (steps - state.Step);
            report(new GenerativeProgress(((state.Step - 1) / images.StepsPerEpoch) + 1, _options.Epochs, (double)state.Step / steps, [.. objective.LossNames.Zip(means)], remaining));
            if (inEpoch == 0)
            {
                state.Rows.Add(means);
                state.Sums = new double[means.Length];
            }

            if (cancellationToken.IsCancellationRequested || _time.GetElapsedTime(saved).TotalSeconds > CheckpointSeconds)
            {
                checkpoint.Save(state, objective);
                saved = _time.GetTimestamp();
            }

            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private void Seed(int step) => manual_seed((long)(Pcg32.Mix(_options.Seed + ((ulong)step << 32)) & long.MaxValue));
}
