namespace AnyShot.Engine.Training.DualEncoder;

/// <summary>Where a training stands, beside its weights.</summary>
internal sealed class DualEncoderState
{
    /// <summary>What the result depends on; a checkpoint of other settings is not taken up.</summary>
    public required string Settings { get; init; }

    /// <summary>Steps done.</summary>
    public long Step { get; set; }

    /// <summary>First step of the present cycle of the learning rate.</summary>
    public long CycleFirst { get; set; }

    /// <summary>Step after its last.</summary>
    public required long CycleEnd { get; set; }

    /// <summary>Time trained, over all runs.</summary>
    public double Minutes { get; set; }

    /// <summary>Sums since the last line of the log.</summary>
    public StepLosses Sum { get; set; }

    /// <summary>Steps in <see cref="Sum"/>.</summary>
    public int Summed { get; set; }

    public List<DualEncoderRow> Rows { get; init; } = [];
}
