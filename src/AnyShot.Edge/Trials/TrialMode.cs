using System.Text.Json.Serialization;

namespace AnyShot.Edge.Trials;

/// <summary>What changed classes go through before they judge.</summary>
public enum TrialMode
{
    /// <summary>They judge in shadow until a person makes them live.</summary>
    [JsonStringEnumMemberName("manual")]
    Manual,

    /// <summary>They judge in shadow until the stated conditions hold, and are then made live by the agent.</summary>
    [JsonStringEnumMemberName("auto")]
    Auto,

    /// <summary>They are live at once.</summary>
    [JsonStringEnumMemberName("off")]
    Off,
}
