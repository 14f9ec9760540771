using AnyShot.Edge.Trials;

namespace AnyShot.Edge.Quality;

/// <summary>How well a class is recognised.</summary>
/// <param name="Id">Its id; empty for "no class" and for one that the registry does not know any more.</param>
/// <param name="Number">Its number; 0 for "no class".</param>
/// <param name="Name">Its name.</param>
/// <param name="Severity">What a part of it means: good, minor or defect; null where that is not known.</param>
/// <param name="Recall">Of the parts that are of it: those that were judged so.</param>
/// <param name="Precision">Of the parts that were judged so: those that are of it.</param>
public sealed record QualityClass(string Id, int Number, string Name, string? Severity, Rate Recall, Rate Precision);
