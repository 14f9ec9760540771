using System.Collections.Concurrent;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Prompts.Text;
using AnyShot.Engine.Rendering;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.DualEncoder;

/// <summary>
/// Trains an image and a text encoder on rendered scenes and writes a model folder. 1. Another thread renders scenes, varies their pictures and writes captions; 2. a step pulls
/// pictures to captions that are true of them and to the other picture of their scene; 3. the averaged weights are measured and written at intervals; 4. a checkpoint is
/// written at intervals and taken up again.
/// </summary>
public sealed class DualEncoderTraining
{
    private const int BatchesAhead = 3;

    private readonly DualEncoderOptions _options;
    private readonly TimeProvider _time;

    /// <exception cref="ArgumentException">A setting is out of range.</exception>
    public DualEncoderTraining(DualEncoderOptions options, TimeProvider time)
    {
        options.Require();
        _options = options;
        _time = time;
    }

    /// <summary>Trains to the end, or goes on from the last checkpoint in the output folder.</summary>
    /// <param name="report">Called after every step on the calling thread.</param>
    /// <param name="cancellationToken">Stops after the current step; a checkpoint is written first.</param>
    /// <returns>The card that was written.</returns>
    /// <exception cref="InvalidDataException">The checkpoint or a watched folder does not fit; one sentence says why.</exception>
    public ModelCard Run(Action<DualEncoderProgress> report, CancellationToken cancellationToken)
    {
        var type = MapPrecision.Choose(_options.Precision);
        set_num_threads(_options.Threads);
        var spec = DualEncoderFolder.Spec(_options.Sides.Max(share => share.Side));
        var watched = _options.Watch.Select(watch => new WatchedFolder(watch, spec)).ToArray();
        Directory.CreateDirectory(_options.OutputFolder);
        using var scope = NewDisposeScope();
        manual_seed((long)(_options.Seed & long.MaxValue));
        var folder = new DualEncoderFolder(_options, type, [.. watched.Select(folder => folder.ToString())]);
        var checkpoint = new DualEncoderCheckpoint(_options.OutputFolder);
        var state = checkpoint.Exists ? checkpoint.LoadState(folder.Settings) : new DualEncoderState { Settings = folder.Settings, CycleEnd = _options.Steps };
        var vocabulary = checkpoint.Exists ? checkpoint.LoadVocabulary() : CaptionSample.Vocabulary(_options.Seed);
        var texts = new TextBatches(new WordReader(vocabulary, WordTableFile.ReadShipped()));
        using var network = new DualEncoderNetwork(vocabulary.Count);
        using var average = new DualEncoderNetwork(vocabulary.Count);
        var (decaying, lasting) = network.Groups();
        using var optimizer = new AdamW([new AdamW.ParamGroup(decaying, weight_decay: _options.WeightDecay), new AdamW.ParamGroup(lasting)], _options.LearningRate);
        var averaged = new AveragedWeights(average, network, _options.Averaging);
        average.eval();
        if (checkpoint.Exists)
        {
            checkpoint.LoadWeights(network, average, optimizer);
            Extend(state, network, average);
        }

        var run = new Session(
            state,
            new DualEncoderSchedule(_options, state.CycleFirst, state.CycleEnd),
            new DualEncoderStep(_options, network, optimizer, type),
            averaged,
            texts,
            new DualEncoderValidation(new RenderedValidation(spec, texts), watched, type),
            average,
            folder,
            () => checkpoint.Save(state, vocabulary, network, average, optimizer),
            () => folder.Write(average, vocabulary, state));
        network.train();
        Train(run, report, cancellationToken);
        return folder.Write(average, vocabulary, state);
    }

    /// <summary>A finished training goes on from its averaged weights when more pictures are asked for.</summary>
    private void Extend(DualEncoderState state, DualEncoderNetwork network, DualEncoderNetwork average)
    {
        if (state.CycleEnd == _options.Steps)
        {
            return;
        }

        if (state.Step < state.CycleEnd || _options.Steps < state.CycleEnd)
        {
            throw new InvalidDataException(
                $"The training in {_options.OutputFolder} has done {state.Step} of {state.CycleEnd} steps; asked for are {_options.Steps}. Finish it as it began, ask for more afterwards, or delete its checkpoint.");
        }

        network.load_state_dict(average.state_dict());
        (state.CycleFirst, state.CycleEnd) = (state.Step, _options.Steps);
    }

    private void Train(Session run, Action<DualEncoderProgress> report, CancellationToken cancellationToken)
    {
        using var stopRendering = new CancellationTokenSource();
        using var batches = new BlockingCollection<SceneBatch>(BatchesAhead);
        var rendering = Task.Factory.StartNew(
            () => MakeAhead(run, run.State.Step, batches, stopRendering.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            var clock = new TrainingClock(_time, run.State);
            while (run.State.Step < run.State.CycleEnd)
            {
                using var batch = Next(batches, rendering);
                var logs = Step(run, batch, clock);
                report(clock.Progress(run.State, _options.Scenes, logs));
                if (cancellationToken.IsCancellationRequested || clock.IsCheckpointDue(_options.CheckpointEvery) || run.State.Step == run.State.CycleEnd)
                {
                    run.Save();
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

    /// <returns>Whether the step ended a line of the log.</returns>
    private bool Step(Session run, SceneBatch batch, TrainingClock clock)
    {
        var state = run.State;
        manual_seed((long)(Pcg32.Mix(_options.Seed + ((ulong)state.Step << 32)) & long.MaxValue));
        var rate = run.Schedule.LearningRateAt(state.Step);
        var losses = run.Step.Run(batch, rate);
        run.Averaged.Follow(state.Step);
        state.Step++;
        state.Sum += losses;
        state.Summed++;
        clock.Tick(state, losses);
        var measures = state.Step % Math.Max(1, _options.ValidateEvery / (2L * _options.Scenes)) == 0 || state.Step == state.CycleEnd;
        if (!measures && state.Step % Math.Max(20, _options.Steps / 1000) != 0)
        {
            return false;
        }

        state.Rows.Add(new DualEncoderRow(
            state.Step, state.Step * 2 * _options.Scenes, state.Minutes, batch.Side, rate, state.Sum / state.Summed, measures ? run.Validation.Measure(run.Average) : null));
        (state.Sum, state.Summed) = (default, 0);
        if (measures)
        {
            run.WriteModel();
        }
        else
        {
            run.Folder.WriteLog(state.Rows);
        }

        return true;
    }

    private void MakeAhead(Session run, long first, BlockingCollection<SceneBatch> batches, CancellationToken stop)
    {
        try
        {
            var source = new SceneBatches(_options, run.Schedule, run.Texts, first);
            for (var step = first; step < run.Schedule.End; step++)
            {
                batches.Add(source.Make(step, stop), stop);
            }
        }
        finally
        {
            batches.CompleteAdding();
        }
    }

    private static SceneBatch Next(BlockingCollection<SceneBatch> batches, Task rendering)
    {
        if (batches.TryTake(out var batch, Timeout.Infinite))
        {
            return batch;
        }

        rendering.GetAwaiter().GetResult();
        throw new InvalidOperationException("The renderer ended before the last batch.");
    }

    private sealed record Session(
        DualEncoderState State,
        DualEncoderSchedule Schedule,
        DualEncoderStep Step,
        AveragedWeights Averaged,
        TextBatches Texts,
        DualEncoderValidation Validation,
        DualEncoderNetwork Average,
        DualEncoderFolder Folder,
        Action Save,
        Action WriteModel);
}
