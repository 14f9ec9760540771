namespace AnyShot.Edge.Handshake;

/// <summary>What the machine wants done.</summary>
public abstract record HandshakeEffect
{
    private HandshakeEffect()
    {
    }

    /// <summary>Have a part taken; answered at once by <see cref="HandshakeMachine.Accepted"/> or <see cref="HandshakeMachine.Refused"/>.</summary>
    public sealed record Acquire(string PartId) : HandshakeEffect;

    /// <summary>The part has waited too long: answer it as unsure, unless its verdict is on its way. Its result ends the wait either way.</summary>
    public sealed record GiveUp(long InspectionId) : HandshakeEffect;

    /// <summary>Put the result into the tags; ResultValid rises after it.</summary>
    public sealed record Show(long InspectionId) : HandshakeEffect;

    /// <summary>The PLC has the result, or never will: it need not be kept for it any more.</summary>
    public sealed record Settle(long InspectionId) : HandshakeEffect;

    /// <summary>Count a trigger that was missed.</summary>
    public sealed record CountMissed : HandshakeEffect;

    /// <summary>Count a result that was not shown.</summary>
    public sealed record CountOverrun : HandshakeEffect;
}
