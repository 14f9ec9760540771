namespace AnyShot.Engine.Training;

/// <summary>Where a training stands, apart from weights and optimiser.</summary>
internal interface ITrainingState
{
    /// <summary>What the result depends on, in words; a checkpoint of other settings is refused.</summary>
    string Settings { get; }
}
