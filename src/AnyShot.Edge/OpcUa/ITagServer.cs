namespace AnyShot.Edge.OpcUa;

/// <summary>
/// The OPC UA server as the agent sees it: a model of tags, values that the agent owns. Implemented over the node-opcua process;
/// an in-process server can take its place without another change.
/// </summary>
public interface ITagServer
{
    /// <summary>True while the server holds the current values.</summary>
    bool IsConnected { get; }

    /// <summary>Raised after the server (re)started and its tag model was accepted; the values must be written again.</summary>
    event Action? Ready;

    /// <summary>A client wrote a tag of the model that is writable. Told in the order of the writes, on the server's own thread: return at once, complete later.</summary>
    event Action<TagWrite>? Written;

    /// <summary>Shows the classes; those that are not among them any more go. False when the server is away.</summary>
    ValueTask<bool> ShowAsync(ClassNodes classes, CancellationToken cancellationToken);

    /// <summary>Shows the counts of classes by id; those that are not shown are left out. False when the server is away.</summary>
    ValueTask<bool> ShowAsync(IReadOnlyList<(string Id, ClassTally Tally)> tallies, CancellationToken cancellationToken);

    /// <summary>Tells the vision system of OPC 40100-1. False when the server is away.</summary>
    ValueTask<bool> ShowAsync(VisionNews news, CancellationToken cancellationToken);

    /// <summary>Applies the values in the given order in one go. Completes when the server has applied them.</summary>
    /// <returns>False when the server is away; the caller keeps what it has and waits for <see cref="Ready"/>.</returns>
    ValueTask<bool> WriteAsync(IReadOnlyList<TagValue> values, CancellationToken cancellationToken);
}
