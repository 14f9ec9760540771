namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Random numbers for the cells of an endless grid.</summary>
internal static class CellHash
{
    /// <summary>0 to 1, always the same for a cell and salt.</summary>
    public static float Unit(int x, int y, uint salt)
    {
        var mixed = unchecked(((uint)x * 0x9E3779B1u) ^ ((uint)y * 0x85EBCA77u) ^ (salt * 0xC2B2AE3Du));
        mixed = unchecked((mixed ^ (mixed >> 15)) * 0x2C1B3C6Du);
        mixed = unchecked((mixed ^ (mixed >> 12)) * 0x297A2D39u);
        return (mixed >> 8) * (1f / 16777216f);
    }
}
