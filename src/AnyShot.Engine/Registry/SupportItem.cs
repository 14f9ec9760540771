using System.Globalization;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using AnyShot.Engine.Data;

namespace AnyShot.Engine.Registry;

/// <summary>One labelled example.</summary>
/// <param name="Id">What it is called, once in its class.</param>
/// <param name="Embedding">Of the model that the registry is of; not to be written to.</param>
/// <param name="ImageHash">SHA-256 of the image, hexadecimal: what a new model embeds again, and what tells duplicates. Empty where there is no image.</param>
public sealed record SupportItem(string Id, float[] Embedding, string ImageHash = "")
{
    /// <summary>An image of a set at unit length. The images themselves are not at hand there, so that the hash is that of the embedding: the same image has the same.</summary>
    internal static SupportItem Of(FeatureSet set, int image)
    {
        var row = set.Row(image).ToArray();
        var length = TensorPrimitives.Norm<float>(row);
        TensorPrimitives.Divide(row, length > 0 ? length : 1, row);
        return new SupportItem(set.ImageNames?[image] ?? image.ToString(CultureInfo.InvariantCulture), row, Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(row.AsSpan()))));
    }
}
