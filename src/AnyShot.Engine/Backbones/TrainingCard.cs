using System.Text.Json.Serialization;

namespace AnyShot.Engine.Backbones;

/// <summary>The part <c>training</c> of a model card: how <c>anyshot train adapt|episodic|two-stage|generative|weak-shot</c> made it.</summary>
public sealed record TrainingCard
{
    /// <summary><see cref="Method"/> of a prototypical network.</summary>
    public const string Episodic = "episodic";

    /// <summary><see cref="Method"/> of a network that was fitted to another domain.</summary>
    public const string Adapt = "adapt";

    /// <summary>Word behind <c>anyshot train</c>, such as <c>episodic</c>.</summary>
    public required string Method { get; init; }

    /// <summary>See <see cref="NetworkName"/>.</summary>
    public required string Architecture { get; init; }

    /// <summary>Images that the weights were trained on.</summary>
    public required int Images { get; init; }

    /// <summary>See <see cref="Data.DataHash"/>: of all images that trained or chose.</summary>
    public required string DataHash { get; init; }

    /// <summary>Options of the command by name, as they were.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary><c>NAME@REVISION</c> of the text half whose vectors of class prompts the layer for semantic vectors was learnt with; null where it was learnt with attributes, or there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TextModel { get; init; }

    /// <summary>Subtracted from features of unit length, d numbers: the mean feature of the domain that <c>anyshot train adapt</c> fitted the model to. Null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<float>? Centre { get; init; }
}
