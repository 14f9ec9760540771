namespace AnyShot.Engine.Training.TwoStage;

/// <summary>Where a training stands, apart from weights and optimiser.</summary>
internal sealed record TwoStageState
{
    /// <summary>What the result depends on, in words; a checkpoint of other settings is refused.</summary>
    public required string Settings { get; init; }

    /// <summary>In the order of the training.</summary>
    public List<FinishedStage> Finished { get; init; } = [];

    /// <summary>The stage under way, whose weights lie beside this; null between two.</summary>
    public FinishedStage? Current { get; set; }

    public StageState? Find(string name) => Finished.Find(stage => stage.Name == name)?.State;
}
