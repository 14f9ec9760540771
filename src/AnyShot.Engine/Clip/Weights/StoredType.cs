namespace AnyShot.Engine.Clip.Weights;

/// <summary>How a file stores numbers that become weights.</summary>
internal enum StoredType
{
    /// <summary>IEEE 754 binary16.</summary>
    Float16,

    /// <summary>The upper half of a binary32.</summary>
    BFloat16,

    /// <summary>IEEE 754 binary32.</summary>
    Float32,
}
