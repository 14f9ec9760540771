using AnyShot.Edge.OpcUa;
using AnyShot.Edge.Triggering;

namespace AnyShot.Edge.Handshake;

/// <summary>What the handshake's loop is told; it takes one after the other.</summary>
internal abstract record HandshakeInput
{
    private HandshakeInput()
    {
    }

    /// <summary>A client wrote a tag.</summary>
    public sealed record Written(TagWrite Write) : HandshakeInput;

    /// <summary>The image of a part was taken.</summary>
    public sealed record Taken(TriggerCommand Command) : HandshakeInput;

    /// <summary>No image of a part will be judged.</summary>
    public sealed record Lost(TriggerCommand Command, string Reason) : HandshakeInput;

    /// <summary>Whether the station works.</summary>
    public sealed record Works(bool Station, bool Camera) : HandshakeInput;

    /// <summary>There are verdicts to read.</summary>
    public sealed record Verdicts : HandshakeInput
    {
        /// <summary>Completed when they were read.</summary>
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>The server has (re)started and knows nothing.</summary>
    public sealed record ServerReady : HandshakeInput;
}
