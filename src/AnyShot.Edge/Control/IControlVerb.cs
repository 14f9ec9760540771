using System.Text.Json;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Control;

/// <summary>One verb of the desk.</summary>
internal interface IControlVerb
{
    /// <summary>One of <see cref="ControlVerbs"/>.</summary>
    string Verb { get; }

    /// <summary>Whether doing it twice is the same as doing it once, so that a request that the agent's end cut off can simply be done again.</summary>
    bool IsRepeatable { get; }

    /// <summary>Whether it only says how things are. Such an answer is of the moment, so it is neither remembered nor logged.</summary>
    bool IsQuestion { get; }

    /// <summary>Type of the body, for the interface's description.</summary>
    Type Body { get; }

    /// <summary>Does it.</summary>
    /// <exception cref="ControlRefusal">It cannot be done; one sentence says why.</exception>
    Task<ControlReply> DoAsync(string id, JsonElement body, Caller caller, CancellationToken cancellationToken);
}
