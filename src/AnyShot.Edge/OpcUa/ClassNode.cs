namespace AnyShot.Edge.OpcUa;

/// <summary>A class as an object of the folder <c>Classes</c>.</summary>
/// <param name="Id">Its id, last part of the node id.</param>
/// <param name="Number">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="State">trial, live or retired.</param>
/// <param name="Shots">How many examples were added while the agent ran.</param>
/// <param name="Revision">Newest revision that has it as it is shown.</param>
/// <param name="Tally">Parts since the start of the agent.</param>
public sealed record ClassNode(string Id, int Number, string Name, string State, int Shots, long Revision, ClassTally Tally);
