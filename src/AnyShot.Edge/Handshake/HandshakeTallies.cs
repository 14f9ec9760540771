namespace AnyShot.Edge.Handshake;

/// <summary>Names of the counts that the outbox keeps over restarts.</summary>
internal static class HandshakeTallies
{
    public const string Missed = "missed";
    public const string Overrun = "overrun";
}
