namespace AnyShot.Edge.Handshake;

/// <summary>What the PLC is shown. Immutable.</summary>
public sealed record HandshakeSignals
{
    /// <summary>A rising edge of Trigger would be accepted now.</summary>
    public bool Ready { get; init; }

    /// <summary>At least one part has been triggered whose result is not there yet.</summary>
    public bool Busy { get; init; }

    public bool TriggerAck { get; init; }

    /// <summary>Number of the newest accepted trigger, and of its result; 0 before the first.</summary>
    public long AcquisitionId { get; init; }

    /// <summary>The image of the newest accepted trigger has been taken: the part may move on.</summary>
    public bool ExposureComplete { get; init; }

    public bool MissedTrigger { get; init; }

    public MissedReason MissedReason { get; init; }

    public bool ResultValid { get; init; }

    /// <summary>A result was not shown because the buffer was full; until Reset.</summary>
    public bool ResultOverrun { get; init; }
}
