using System.Text.Json.Serialization;

namespace AnyShot.Edge.Collecting;

/// <summary>The images that were taken, in the form that <see cref="Engine.Data.ImageDataset.Read"/> takes.</summary>
/// <param name="LabelNames">Names of the classes.</param>
/// <param name="ImageNames">Paths relative to the manifest.</param>
/// <param name="ImageLabels">Position of each image's class.</param>
internal sealed record CollectManifest(
    [property: JsonPropertyName("label_names")] IReadOnlyList<string> LabelNames,
    [property: JsonPropertyName("image_names")] IReadOnlyList<string> ImageNames,
    [property: JsonPropertyName("image_labels")] IReadOnlyList<int> ImageLabels);
