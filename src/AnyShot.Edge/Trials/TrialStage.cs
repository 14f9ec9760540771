using System.Text.Json.Serialization;

namespace AnyShot.Edge.Trials;

/// <summary>How far a trial is.</summary>
public enum TrialStage
{
    /// <summary>The classes are being built.</summary>
    [JsonStringEnumMemberName("building")]
    Building,

    /// <summary>Judges in shadow.</summary>
    [JsonStringEnumMemberName("running")]
    Running,

    /// <summary>Has seen enough; goes on judging in shadow.</summary>
    [JsonStringEnumMemberName("complete")]
    Complete,

    /// <summary>Has ended with a fault; the line goes on.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}
