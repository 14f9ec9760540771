namespace AnyShot.Engine.Data;

/// <summary>How far a long task is.</summary>
/// <param name="Task">What is being done, for people.</param>
/// <param name="Done">Finished parts.</param>
/// <param name="Total">All parts.</param>
public readonly record struct WorkProgress(string Task, int Done, int Total);
