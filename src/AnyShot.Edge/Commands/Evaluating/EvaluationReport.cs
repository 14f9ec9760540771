namespace AnyShot.Edge.Commands.Evaluating;

/// <summary>Everything that an evaluation found.</summary>
/// <param name="Rows">Few- and zero-shot episodes.</param>
/// <param name="Gzsl">Generalised zero-shot learning; null where it was not asked for.</param>
/// <param name="Notes">Sentences that a reader of the numbers has to know.</param>
internal sealed record EvaluationReport(IReadOnlyList<EvaluationRow> Rows, IReadOnlyList<GeneralizedRow>? Gzsl, IReadOnlyList<string> Notes);
