namespace AnyShot.Engine.Backbones;

/// <summary>The part <c>dualEncoder</c> of a model card: how a pair of image and text encoder was trained on rendered scenes.</summary>
public sealed record DualEncoderCard
{
    /// <summary>Pictures trained on, each variation counted.</summary>
    public required long Pictures { get; init; }

    /// <summary>Sides of the pictures, with the share of the steps of each, as <c>64:0.6</c>.</summary>
    public required IReadOnlyList<string> Sides { get; init; }

    /// <summary>What convolutions computed in: <c>bf16</c> or <c>fp32</c>.</summary>
    public required string Precision { get; init; }

    /// <summary>Time of the training.</summary>
    public required double Minutes { get; init; }

    /// <summary>Words with a vector of their own.</summary>
    public required int Vocabulary { get; init; }

    /// <summary>Parameters of the text encoder.</summary>
    public required long TextParameters { get; init; }

    /// <summary>Weights of the losses by name.</summary>
    public required IReadOnlyDictionary<string, double> Losses { get; init; }

    /// <summary>Photographs that were measured during the training, as data set and classes; they moved no weight.</summary>
    public required IReadOnlyList<string> Watched { get; init; }

    /// <summary>What the model is not for, in words.</summary>
    public required string Limits { get; init; }
}
