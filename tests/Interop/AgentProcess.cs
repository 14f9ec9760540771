namespace AnyShot.Interop.Tests;

/// <summary>The agent as its users run it.</summary>
internal sealed class AgentProcess : ChildProcess
{
    private AgentProcess(IEnumerable<string> arguments)
        : base("dotnet", arguments.Prepend(Repository.Agent))
    {
    }

    public static AgentProcess Start(params string[] arguments) => new(arguments);

    public static AgentProcess Run(string configuration) => new(["run", "--config", configuration]);
}
