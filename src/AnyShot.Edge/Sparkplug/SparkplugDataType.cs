namespace AnyShot.Edge.Sparkplug;

/// <summary>The data types that the agent uses, with their numbers (Sparkplug 3.0, 6.4.16).</summary>
public enum SparkplugDataType : uint
{
    Int32 = 3,
    Int64 = 4,
    UInt16 = 6,
    Float = 9,
    Double = 10,
    Boolean = 11,
    String = 12,
    DateTime = 13,
}
