using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Rendering;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training;

/// <summary>
/// Trains the small residual network on parts that the virtual line renders, and writes a model folder: weights and card.
/// 1. batches are rendered on a second thread, 2. each step is cross-entropy over a cosine classifier with AdamW, 3. a checkpoint is written at intervals and
/// taken up again, 4. at the end the embedding is measured on parts of other seeds.
/// </summary>
public sealed class VirtualLineTraining
{
    private const double HighestRate = 3e-3;
    private const double WeightDecay = 0.05;
    private const int ReportEvery = 10;
    private const int BatchesAhead = 3;

    private readonly VirtualLineTrainingOptions _options;
    private readonly TimeProvider _time;

    public VirtualLineTraining(VirtualLineTrainingOptions options, TimeProvider time)
    {
        options.Require();
        _options = options;
        _time = time;
    }

    /// <summary>Trains to the end, or goes on from the last checkpoint in the output folder.</summary>
    /// <param name="report">Called every ten steps on the calling thread.</param>
    /// <param name="cancellationToken">Stops after the current step; a checkpoint is written first.</param>
    /// <returns>The card that was written.</returns>
    /// <exception cref="InvalidDataException">The checkpoint in the output folder is damaged or belongs to other settings.</exception>
    public ModelCard Run(Action<TrainingProgress> report, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(_options.OutputFolder);
        using var scope = NewDisposeScope();
        manual_seed((long)(_options.Seed & long.MaxValue));
        using var classifier = new CosineClassifier();
        using var optimizer = optim.AdamW(classifier.parameters(), lr: LearningRate.At(0, _options.Steps, HighestRate), weight_decay: WeightDecay);
        var checkpoint = new TrainingCheckpoint(_options);
        var first = checkpoint.Load(classifier, optimizer);
        Train(classifier, optimizer, checkpoint, first, report, cancellationToken);

        classifier.eval();
        var accuracy = HeldOut.Accuracy(classifier, _options);
        report(new TrainingProgress(_options.Steps, _options.Steps, 0, accuracy, TimeSpan.Zero));
        classifier.Network.save(Path.Combine(_options.OutputFolder, BackboneFactory.WeightsFile));
        var card = VirtualLineCard.Make(_options, classifier, accuracy);
        VirtualLineCard.Write(card, _options.OutputFolder);
        checkpoint.Remove();
        return card;
    }

    private void Train(
        CosineClassifier classifier, AdamW optimizer, TrainingCheckpoint checkpoint, int first, Action<TrainingProgress> report, CancellationToken cancellationToken)
    {
        using var stopRendering = new CancellationTokenSource();
        using var batches = new BlockingCollection<RenderedBatch>(BatchesAhead);
        var rendering = Task.Run(() => RenderAhead(first, batches, stopRendering.Token), CancellationToken.None);
        try
        {
            classifier.train();
            var started = _time.GetTimestamp();
            var losses = new List<double>();
            for (var step = first; step < _options.Steps; step++)
            {
                foreach (var group in optimizer.ParamGroups)
                {
                    group.LearningRate = LearningRate.At(step, _options.Steps, HighestRate);
                }

                losses.Add(Step(classifier, optimizer, Next(batches, rendering)));
                var done = step + 1;
                if (done == _options.Steps)
                {
                    break;
                }

                if (done % ReportEvery == 0)
                {
                    double? accuracy = done % _options.CheckpointEvery == 0 ? HeldOut.Accuracy(classifier, _options) : null;
                    var remaining = _time.GetElapsedTime(started) / (done - first) * (_options.Steps - done);
                    report(new TrainingProgress(done, _options.Steps, losses.Average(), accuracy, remaining));
                    losses.Clear();
                }

                if (cancellationToken.IsCancellationRequested || done % _options.CheckpointEvery == 0)
                {
                    checkpoint.Save(done, classifier, optimizer);
                }

                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            stopRendering.Cancel();
            // Only its end matters here: what went wrong in it was thrown by Next already.
            rendering.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).GetAwaiter().GetResult();
        }
    }

    private static double Step(CosineClassifier classifier, AdamW optimizer, RenderedBatch batch)
    {
        using var scope = NewDisposeScope();
        var images = empty([batch.Labels.Length, 1, SmallResNet.InputSide, SmallResNet.InputSide]);
        MemoryMarshal.AsBytes(batch.Pixels.AsSpan()).CopyTo(images.bytes);
        optimizer.zero_grad();
        var loss = nn.functional.cross_entropy(classifier.call(images), tensor(batch.Labels));
        loss.backward();
        optimizer.step();
        return loss.item<float>();
    }

    private void RenderAhead(int first, BlockingCollection<RenderedBatch> batches, CancellationToken stop)
    {
        try
        {
            using var source = new RenderedBatches(_options.Seed, _options.BatchSize, VirtualLineCard.Spec);
            for (var number = first; number < _options.Steps; number++)
            {
                batches.Add(source.Make(number), stop);
            }
        }
        finally
        {
            batches.CompleteAdding();
        }
    }

    private static RenderedBatch Next(BlockingCollection<RenderedBatch> batches, Task rendering)
    {
        if (batches.TryTake(out var batch, Timeout.Infinite))
        {
            return batch;
        }

        rendering.GetAwaiter().GetResult();
        throw new InvalidOperationException("The renderer ended before the last batch.");
    }
}
