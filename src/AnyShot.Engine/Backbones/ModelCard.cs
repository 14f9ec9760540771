using System.Text.Json.Serialization;

namespace AnyShot.Engine.Backbones;

/// <summary>What a shipped model is and how it came about: <c>card.json</c> beside its weights.</summary>
public sealed record ModelCard
{
    public required string Name { get; init; }

    /// <summary>SPDX identifier of the weights' licence.</summary>
    public required string Licence { get; init; }

    /// <summary>The command that makes these weights again.</summary>
    public required string Command { get; init; }

    public required string Network { get; init; }

    public required long Parameters { get; init; }

    public required int EmbeddingSize { get; init; }

    public required ulong Seed { get; init; }

    public required int Steps { get; init; }

    public required int BatchSize { get; init; }

    /// <summary>What it was trained on, in words.</summary>
    public required string Data { get; init; }

    /// <summary>Classes it was trained on, in the order of the labels.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    public required BackboneInput Input { get; init; }

    /// <summary>Measured numbers by name; shares are 0 to 1.</summary>
    public required IReadOnlyDictionary<string, double> Validation { get; init; }

    /// <summary>How the numbers of <see cref="Validation"/> were measured, in words.</summary>
    public required string ValidationProtocol { get; init; }

    /// <summary>What <c>anyshot train any-shot</c> adds; null for the built-in model.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PretrainingCard? Pretraining { get; init; }

    /// <summary>What <c>anyshot train adapt|episodic|two-stage|generative|weak-shot</c> adds; null for other models.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TrainingCard? Training { get; init; }

    /// <summary>What <c>anyshot pretrain</c> adds; null for other models.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DualEncoderCard? DualEncoder { get; init; }
}
