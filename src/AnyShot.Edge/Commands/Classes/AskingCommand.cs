using System.CommandLine;
using System.Text.Json.Nodes;
using AnyShot.Edge.Hosting;

namespace AnyShot.Edge.Commands.Classes;

/// <summary>Commands that ask the running agent for a verb and print its sentence.</summary>
internal static class AskingCommand
{
    /// <param name="name">Of the command.</param>
    /// <param name="description">One sentence.</param>
    /// <param name="symbols">Its arguments and options.</param>
    /// <param name="verb">What the agent is asked for.</param>
    /// <param name="body">Makes the body of what was typed.</param>
    public static Command Create(string name, string description, IReadOnlyList<Symbol> symbols, string verb, Func<ParseResult, JsonObject> body) =>
        Create(name, description, symbols, async (agent, result, token) =>
        {
            var json = body(result);
            if (result.GetValue(OfflineCaller.Why) is { Length: > 0 } why)
            {
                json["why"] = why;
            }

            return await agent.AskAsync(verb, json, token).ConfigureAwait(false);
        });

    /// <param name="name">Of the command.</param>
    /// <param name="description">One sentence.</param>
    /// <param name="symbols">Its arguments and options.</param>
    /// <param name="ask">Asks and says what came of it.</param>
    public static Command Create(
        string name, string description, IReadOnlyList<Symbol> symbols, Func<AgentConnection, ParseResult, CancellationToken, Task<(bool Success, string Sentence)>> ask)
    {
        var command = new Command(name, description);
        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument)
            {
                command.Arguments.Add(argument);
            }
            else
            {
                command.Options.Add((Option)symbol);
            }
        }

        command.Options.Add(ClassesCommand.Config);
        command.Options.Add(OfflineCaller.Why);
        command.Options.Add(AgentConnection.User);
        command.Options.Add(AgentConnection.PasswordFile);
        command.SetAction((result, token) => ClassesCommand.RunAsync(result, async configuration =>
        {
            using var agent = AgentConnection.Open(configuration, result);
            var (success, sentence) = await ask(agent, result, token).ConfigureAwait(false);
            (success ? Console.Out : Console.Error).WriteLine(sentence);
            return success ? ExitCodes.Success : ExitCodes.Fault;
        }));
        return command;
    }
}
