using System.CommandLine;

namespace AnyShot.Edge.Commands.Pretraining;

/// <summary><c>anyshot pretrain</c>.</summary>
internal static class PretrainCommand
{
    public static Command Create() => new("pretrain", "Make what ships with the agent.") { PretrainWordsCommand.Create() };
}
