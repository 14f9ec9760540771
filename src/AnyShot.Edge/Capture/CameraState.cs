namespace AnyShot.Edge.Capture;

/// <summary>What a camera does now.</summary>
internal enum CameraState
{
    /// <summary>Opens, or has delivered nothing yet.</summary>
    Opening,

    /// <summary>Delivers frames.</summary>
    Running,

    /// <summary>Lost; is opened again after a delay.</summary>
    Lost,

    /// <summary>Delivers the same image again and again; no frame becomes a part.</summary>
    Frozen,

    /// <summary>The source came to its end and stays there.</summary>
    Ended,
}
