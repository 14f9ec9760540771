namespace AnyShot.Engine.Rendering;

/// <summary>What the virtual line knows about the part it has just shown.</summary>
/// <param name="ClassName">True class, one of <see cref="VirtualClasses.Names"/>.</param>
/// <param name="Number">Number of the part on this line, from 1.</param>
public readonly record struct VirtualPart(string ClassName, long Number);
