namespace AnyShot.Edge.Handshake;

/// <summary>Why a trigger was not accepted; the number is <c>Sts/MissedReason</c>.</summary>
public enum MissedReason
{
    None = 0,

    /// <summary>Cmd/TriggerEnable was false.</summary>
    NotEnabled = 1,

    /// <summary>The trigger before still waits for its image, or its acknowledgement still stands.</summary>
    NotReady = 2,

    /// <summary>The camera delivers no images.</summary>
    NoCamera = 3,

    /// <summary>Cmd/RecipeNo names a recipe that is not the active one.</summary>
    OtherRecipe = 4,

    /// <summary>The model, the inspection loop or the store of verdicts does not work.</summary>
    Fault = 5,

    /// <summary>The station judges nothing now, such as in maintenance.</summary>
    OutOfService = 6,
}
