namespace AnyShot.Engine.Registry;

/// <summary>One labelled example.</summary>
/// <param name="Id">What it is called, once in its class.</param>
/// <param name="Embedding">Of the model that the registry is of; not to be written to.</param>
/// <param name="ImageHash">SHA-256 of the image, hexadecimal: what a new model embeds again, and what tells duplicates. Empty where there is no image.</param>
public sealed record SupportItem(string Id, float[] Embedding, string ImageHash = "");
