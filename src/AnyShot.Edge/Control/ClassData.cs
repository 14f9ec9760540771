namespace AnyShot.Edge.Control;

/// <summary>What the verbs of classes answer with.</summary>
/// <param name="Id">The class; empty where the verb is about none.</param>
/// <param name="Number">Its number; 0 for none.</param>
/// <param name="State">trial, live or retired; empty for none.</param>
/// <param name="Revision">The revision that was made or made live.</param>
/// <param name="LiveRevision">The revision that judges parts.</param>
/// <param name="Shot">The example that was added or removed; empty for none.</param>
/// <param name="Advice">What the words are worth; null where no class has any.</param>
/// <param name="Warning">What a person should look at again, such as an example that looks like another class; null for nothing. The sentence of the answer says it too.</param>
public sealed record ClassData(string Id, int Number, string State, long Revision, long LiveRevision, string Shot = "", ClassAdvice? Advice = null, string? Warning = null);
