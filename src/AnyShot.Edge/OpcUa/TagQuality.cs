namespace AnyShot.Edge.OpcUa;

/// <summary>The OPC UA status codes that the agent uses (OPC 10000-4 and -8), with their numbers.</summary>
public enum TagQuality : uint
{
    Good = 0x00000000,
    UncertainLastUsableValue = 0x40900000,
    UncertainSensorNotAccurate = 0x40930000,
    BadServiceUnsupported = 0x800B0000,
    BadUserAccessDenied = 0x801F0000,
    BadNoCommunication = 0x80310000,
    BadWaitingForInitialData = 0x80320000,
    BadNotWritable = 0x803B0000,
    BadOutOfRange = 0x803C0000,
    BadDeviceFailure = 0x808B0000,
    BadSensorFailure = 0x808C0000,
    BadOutOfService = 0x808D0000,
}
