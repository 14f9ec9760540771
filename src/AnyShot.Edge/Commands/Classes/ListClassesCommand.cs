using System.CommandLine;
using AnyShot.Edge.Hosting;

namespace AnyShot.Edge.Commands.Classes;

/// <summary><c>anyshot classes list</c>.</summary>
internal static class ListClassesCommand
{
    public static Command Create()
    {
        var command = new Command("list", "List the classes with their state.") { ClassesCommand.Config };
        command.SetAction((result, token) => ClassesCommand.RunAsync(result, async configuration =>
        {
            await using var stored = await StoredClasses.OpenAsync(configuration, token).ConfigureAwait(false);
            var state = stored.Registry.State;
            foreach (var entry in state.Newest.Classes)
            {
                var word = state.Of(entry.Id)!.Value.ToString().ToLowerInvariant();
                Console.WriteLine($"{entry.Number,5}  {entry.Id,-24} {word,-8} {entry.Severity.ToString().ToLowerInvariant(),-7} {entry.Shots.Count,4} shots  {entry.Name}");
            }

            Console.WriteLine($"Revision {state.Live.Revision} is live{(state.Trial is { } trial ? $", revision {trial.Revision} is on trial" : "")}.");
            return ExitCodes.Success;
        }));
        return command;
    }
}
