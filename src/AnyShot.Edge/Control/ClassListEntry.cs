using AnyShot.Edge.Classes;

namespace AnyShot.Edge.Control;

/// <summary>A class with its state.</summary>
/// <param name="State">What it may do.</param>
/// <param name="Class">The class, as the newest revision has it.</param>
public sealed record ClassListEntry(ClassState State, RegisteredClass Class);
