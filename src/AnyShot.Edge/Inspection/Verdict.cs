namespace AnyShot.Edge.Inspection;

/// <summary>The judgement of one part, as it is stored, published and shown. Immutable.</summary>
public sealed record Verdict
{
    /// <summary>From 1, monotone over restarts, given by the outbox when the verdict becomes durable. An OPC UA UInt32.</summary>
    public long InspectionId { get; init; }

    /// <summary>Name of the station that judged.</summary>
    public required string Station { get; init; }

    public required string Camera { get; init; }

    /// <summary>Part number or file name where known, else empty.</summary>
    public string PartId { get; init; } = "";

    public required DateTimeOffset CapturedAt { get; init; }

    /// <summary>Stable number of the class, 0 = none.</summary>
    public required int ClassNo { get; init; }

    public required string ClassName { get; init; }

    /// <summary>0 to 1.</summary>
    public required double Confidence { get; init; }

    public int RunnerUpNo { get; init; }

    public string RunnerUpName { get; init; } = "";

    /// <summary>Confidence minus the runner-up's.</summary>
    public double Margin { get; init; }

    /// <summary>Above 1 the part resembles none of the classes.</summary>
    public double Novelty { get; init; }

    public required Decision Decision { get; init; }

    /// <summary>Why the decision is what it is, in a few words.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Identity of the backbone's weights.</summary>
    public required string ModelRevision { get; init; }

    /// <summary>The class-set revision that judged this part, and no other.</summary>
    public required long ClassSetRevision { get; init; }

    /// <summary>First 32 bits of the SHA-256 of the configuration file in force.</summary>
    public required uint ConfigurationChecksum { get; init; }

    public required StageTimings Timings { get; init; }

    /// <summary>True class where the source knows it (virtual line, labelled folder).</summary>
    public string? Truth { get; init; }
}
