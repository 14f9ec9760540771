namespace AnyShot.Engine.Episodes;

/// <summary>One N-way K-shot task as image numbers of a feature set. Repeatable alone: it depends on the run's seed and its own number only.</summary>
/// <param name="Classes">Labels of the N classes in the feature set; the position is the label within the episode.</param>
/// <param name="Support">K*N image numbers, row-major (shot, class): entry <c>row * N + class</c>. Empty when K is 0.</param>
/// <param name="Queries">Image numbers, in the order in which they are asked.</param>
/// <param name="QueryLabels">True class of each query, 0 to N-1.</param>
public sealed record Episode(int[] Classes, int[] Support, int[] Queries, int[] QueryLabels);
