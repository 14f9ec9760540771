namespace AnyShot.Engine.Prompts.Text.WordNet;

/// <param name="Symbol">Kind of relation: "@" to the more general sense, "&amp;" to a similar adjective, "\" to what it is derived from (wninput(5WN)).</param>
/// <param name="Part">File of the other sense.</param>
/// <param name="Offset">Place of the other sense in it, in bytes.</param>
internal readonly record struct WordNetPointer(string Symbol, WordNetPart Part, int Offset);
