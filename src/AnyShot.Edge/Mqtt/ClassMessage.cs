namespace AnyShot.Edge.Mqtt;

/// <summary>Payload of <c>class/ID</c>: the definition as the newest revision has it.</summary>
/// <param name="Station">Name of the station.</param>
/// <param name="Id">Of the class.</param>
/// <param name="Number">As the PLC sees it.</param>
/// <param name="Name">For people.</param>
/// <param name="State">trial, live or retired.</param>
/// <param name="Severity">good, minor or defect.</param>
/// <param name="Description">What it looks like.</param>
/// <param name="Prompts">In words for the text encoder.</param>
/// <param name="Synonyms">Other names.</param>
/// <param name="Negative">What it must not be taken for.</param>
/// <param name="Shots">Examples that were added to it.</param>
public sealed record ClassMessage(
    string Station,
    string Id,
    int Number,
    string Name,
    string State,
    string Severity,
    string Description,
    IReadOnlyList<string> Prompts,
    IReadOnlyList<string> Synonyms,
    IReadOnlyList<string> Negative,
    int Shots);
