using System.CommandLine;
using System.Text.Json.Nodes;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Control;
using AnyShot.Edge.Hosting;

namespace AnyShot.Edge.Commands.Classes;

/// <summary><c>anyshot classes rollback REVISION</c>: a running agent is asked and judges by the old classes at once; without one they are live at the next start.</summary>
internal static class RollbackClassesCommand
{
    public static Command Create()
    {
        var revision = new Argument<long>("revision") { Description = "Revision whose classes shall be live." };
        var command = new Command("rollback", "Make the classes of an earlier revision live: at once where the agent runs, else at its next start.")
        {
            revision, OfflineCaller.Why, ClassesCommand.Config, AgentConnection.User, AgentConnection.PasswordFile,
        };
        command.SetAction((result, token) => ClassesCommand.RunAsync(result, async configuration =>
        {
            if (await AskAsync(configuration, result, result.GetValue(revision), token).ConfigureAwait(false) is var (success, sentence))
            {
                (success ? Console.Out : Console.Error).WriteLine(sentence);
                return success ? ExitCodes.Success : ExitCodes.Fault;
            }

            await using var offline = await OfflineRegistry.OpenAsync(configuration, token).ConfigureAwait(false);
            var changed = await offline.Registry.ChangeAsync(new ClassChange.Rollback(result.GetValue(revision)), OfflineCaller.Now, result.GetValue(OfflineCaller.Why)!, "", token).ConfigureAwait(false);
            Console.WriteLine($"Revision {changed.Revision} has the classes of revision {result.GetValue(revision)} and is live.");
            return ExitCodes.Success;
        }));
        return command;
    }

    /// <returns>Null where no agent answers: then its files can be changed.</returns>
    private static async Task<(bool Success, string Sentence)?> AskAsync(DeviceConfiguration configuration, ParseResult result, long revision, CancellationToken cancellationToken)
    {
        if (!configuration.Options.Dashboard.Enabled)
        {
            return null;
        }

        using var agent = AgentConnection.Open(configuration, result);
        try
        {
            await agent.ReadAsync("/healthz", cancellationToken).ConfigureAwait(false);
        }
        catch (IOException)
        {
            return null;
        }

        return await agent.AskAsync(ControlVerbs.Rollback, new JsonObject { ["revision"] = revision, ["why"] = result.GetValue(OfflineCaller.Why) }, cancellationToken).ConfigureAwait(false);
    }
}
