namespace AnyShot.Engine.Training.Pretraining;

/// <summary>Arithmetic of the steps: both stages one after the other, epochs of whole batches.</summary>
internal sealed class TrainingPlan(PretrainingOptions options, int images)
{
    /// <summary>Passes through the network for an image of a batch: four rotations in the first stage; the mixed image and a quarter of four rotations in the second.</summary>
    private const double RotationCost = 4;
    private const double MixupCost = 2;

    public int BatchSize { get; } = Math.Min(options.BatchSize, images);

    public int StepsPerEpoch => images / BatchSize;

    public int Epochs => options.EpochsRotation + options.EpochsMixup;

    public int Steps => Epochs * StepsPerEpoch;

    /// <summary>First step of the second stage.</summary>
    public int MixupFrom => options.EpochsRotation * StepsPerEpoch;

    public bool IsMixup(int step) => step >= MixupFrom;

    public string StageOf(int step) => IsMixup(step) ? "mixup" : "rotation";

    /// <summary>Rises and falls once in each stage.</summary>
    public double LearningRateAt(int step) => IsMixup(step)
        ? LearningRate.At(step - MixupFrom, Steps - MixupFrom, options.LearningRate)
        : LearningRate.At(step, MixupFrom, options.LearningRate);

    /// <summary>Work of the steps before this one, in passes of a batch.</summary>
    public double WorkBefore(int step) => (Math.Min(step, MixupFrom) * RotationCost) + (Math.Max(step - MixupFrom, 0) * MixupCost);
}
