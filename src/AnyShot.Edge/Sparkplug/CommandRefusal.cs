namespace AnyShot.Edge.Sparkplug;

/// <summary>Why a command, or one metric of it, is not carried out.</summary>
public enum CommandRefusal
{
    Retained,
    TooLong,
    NotProtobuf,
    WithoutMetrics,
    WithoutName,
    UnknownMetric,
    WrongValue,
    Device,
}
