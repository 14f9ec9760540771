namespace AnyShot.Engine.Rendering;

/// <summary>What the virtual line knows about the part it has just shown.</summary>
/// <param name="ClassName">True class: one of <see cref="VirtualClasses.Names"/>, or of a line of scenes the defect as it was named.</param>
/// <param name="Number">Number of the part on this line, from 1.</param>
public readonly record struct VirtualPart(string ClassName, long Number);
