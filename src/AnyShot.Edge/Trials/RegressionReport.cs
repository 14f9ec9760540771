namespace AnyShot.Edge.Trials;

/// <summary>The confirmed parts judged by live classes and by those on trial, each part by itself. A right decision is better than unsure, and unsure is better than a wrong one.</summary>
/// <param name="Parts">Confirmed parts that were judged.</param>
/// <param name="LeftOut">Confirmed parts of a class that judges no more, or whose image cannot be read.</param>
/// <param name="Examples">Confirmed parts that are examples of a class in one of the two sets: a set knows its own examples by heart, so they are not judged.</param>
/// <param name="Kept">Of the parts: those whose decision stays as it is or becomes better.</param>
/// <param name="Better">Parts that are decided better.</param>
/// <param name="Worse">Parts that are decided worse.</param>
/// <param name="NewEscapes">Confirmed defects that the classes on trial pass and the live ones do not.</param>
/// <param name="Live">What the live classes make of them.</param>
/// <param name="Trial">What the classes on trial make of them.</param>
/// <param name="WorseExamples">Inspection ids of parts that are decided worse: first those that become wrong; 50 at most.</param>
public sealed record RegressionReport(
    int Parts, int LeftOut, int Examples, Rate Kept, int Better, int Worse, int NewEscapes, SetOutcome Live, SetOutcome Trial, IReadOnlyList<long> WorseExamples)
{
    /// <summary>The parts of <see cref="NewEscapes"/>.</summary>
    internal IReadOnlySet<long> NewEscapeIds { get; init; } = new HashSet<long>();
}
