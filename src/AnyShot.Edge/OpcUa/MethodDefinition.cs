namespace AnyShot.Edge.OpcUa;

/// <summary>A method of the folder <c>Methods</c>.</summary>
/// <param name="Name">Such as <c>ClassAdd</c>.</param>
/// <param name="Verb">The verb that it stands for; empty for <c>Execute</c>, which is given it.</param>
/// <param name="Description">For the client.</param>
/// <param name="Inputs">Its inputs, in order.</param>
internal sealed record MethodDefinition(string Name, string Verb, string Description, IReadOnlyList<MethodArgument> Inputs);
