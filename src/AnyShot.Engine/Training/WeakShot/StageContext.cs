using AnyShot.Engine.Rendering;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.WeakShot;

/// <summary>What the stages of a training have in common: settings, the folder for checkpoints, the report of progress, the end that was asked for.</summary>
/// <param name="options">Settings.</param>
/// <param name="settings">What the result depends on, in words.</param>
/// <param name="folder">For checkpoints; null keeps none.</param>
/// <param name="report">Called after every epoch with its row and the epochs of its stage.</param>
/// <param name="cancellationToken">Ends between two steps.</param>
internal sealed class StageContext(WeakShotOptions options, string settings, string? folder, Action<StageRow, int> report, CancellationToken cancellationToken)
{
    public WeakShotOptions Options => options;

    public string? Folder => folder;

    public StageState Fresh => new() { Settings = settings };

    /// <summary>Settles the first weights of a stage.</summary>
    public void Seed(string stage) => manual_seed((long)(Draw(stage, -1, 0) & long.MaxValue));

    /// <summary>Begins an epoch, which draws the same after a stop.</summary>
    public void Begin(string stage, int epoch) => manual_seed((long)(Draw(stage, epoch, 0) & long.MaxValue));

    /// <summary>Decides the variation of a step's images.</summary>
    public ulong Draw(string stage, int epoch, int step) => Pcg32.Mix(Pcg32.Mix(Pcg32.Mix(options.Seed) + (ulong)StageName.Number(stage)) + ((ulong)(uint)(epoch + 1) << 32) + (uint)step);

    public double Rate(double highest, int epoch) => highest * Math.Pow(0.5, epoch / options.HalveEvery);

    public void ThrowIfCancelled() => cancellationToken.ThrowIfCancellationRequested();

    /// <summary>Notes the epoch and saves.</summary>
    public void End(StageState state, StageCheckpoint checkpoint, StageRow row, int epochs)
    {
        state.Rows.Add(row);
        checkpoint.Save(state);
        report(row, epochs);
    }
}
