namespace AnyShot.Engine.Training.TwoStage;

/// <summary>A stage or fold that is done.</summary>
/// <param name="Name">Of its plan.</param>
/// <param name="State">How it ended.</param>
internal sealed record FinishedStage(string Name, StageState State);
