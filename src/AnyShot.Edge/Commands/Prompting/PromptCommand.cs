using System.CommandLine;

namespace AnyShot.Edge.Commands.Prompting;

/// <summary><c>anyshot prompt</c>.</summary>
internal static class PromptCommand
{
    public static Command Create() => new("prompt", "See what a model makes of words.") { PromptCheckCommand.Create(), PromptExplainCommand.Create(), PromptTableCommand.Create() };
}
