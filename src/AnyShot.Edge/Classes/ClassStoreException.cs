namespace AnyShot.Edge.Classes;

/// <summary>The store of the registry cannot be read or written now. The message is one sentence with the reason and what to do.</summary>
public sealed class ClassStoreException(string sentence, Exception? cause = null) : Exception(sentence, cause);
