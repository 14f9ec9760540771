using System.CommandLine;
using AnyShot.Edge.Commands.WeakShot;

namespace AnyShot.Edge.Commands.Training;

/// <summary><c>anyshot train</c>.</summary>
internal static class TrainCommand
{
    public static Command Create() => new("train", "Train a model.")
    {
        TrainAdaptCommand.Create(),
        TrainAnyShotCommand.Create(),
        TrainEpisodicCommand.Create(),
        TrainGenerativeCommand.Create(),
        TrainHeadCommand.Create(),
        TrainTwoStageCommand.Create(),
        TrainVirtualLineCommand.Create(),
        TrainWeakShotCommand.Create(),
    };
}
