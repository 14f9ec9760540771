using AnyShot.Edge.Control;

namespace AnyShot.Edge.Previews;

/// <summary>What a class would have found among the recent parts. Each part is judged by itself, without those before it.</summary>
/// <param name="Looked">Recent parts that were judged.</param>
/// <param name="Found">Of them, those that would be of the class.</param>
/// <param name="PassedNow">Of those, the ones that the line passed.</param>
/// <param name="IsCutShort">The time was used up before all parts asked for were judged; the next preview goes on.</param>
/// <param name="Sentence">The same in one sentence.</param>
/// <param name="Advice">What the words are worth; null where no class has any.</param>
/// <param name="Parts">The parts that would be of the class, the surest first; <see cref="ClassPreview.MostShown"/> at most.</param>
public sealed record PreviewReport(int Looked, int Found, int PassedNow, bool IsCutShort, string Sentence, ClassAdvice? Advice, IReadOnlyList<PreviewPart> Parts);
