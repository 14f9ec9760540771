using AnyShot.Engine.Clip.Weights;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Clip.Networks;

/// <summary>The image half of a CLIP model: (N, 3, <see cref="Side"/>, <see cref="Side"/>) to (N, <see cref="EmbeddingSize"/>), not normalised.</summary>
internal abstract class ClipImageTower(string name) : Module<Tensor, Tensor>(name)
{
    /// <summary>Width and height of the input in pixels.</summary>
    public abstract int Side { get; }

    /// <summary>Numbers of an embedding.</summary>
    public abstract int EmbeddingSize { get; }

    /// <summary>Makes the tower that the tensors in a file belong to.</summary>
    /// <exception cref="InvalidDataException">They belong to none; one sentence says why.</exception>
    public static ClipImageTower Load(WeightFile file, ClipSettings settings)
    {
        var weights = new ClipWeights(file);
        if (weights.Has("vision_model.embeddings.patch_embedding.weight"))
        {
            throw new InvalidDataException($"{file.Path} has the tensor names of Hugging Face's transformers library; take the file of the same model for open_clip or from OpenAI.");
        }

        var visual = weights.At("visual");
        ClipImageTower tower = visual.Has("class_embedding") ? new ClipVisionTransformer(visual, settings)
            : visual.Has("layer1.0.conv1.weight") ? new ClipResNet(visual, settings)
            : throw new InvalidDataException($"{file.Path} has no image tower of CLIP: neither visual.class_embedding (ViT) nor visual.layer1.0.conv1.weight (ResNet) is there.");
        try
        {
            weights.RequireAllTaken("visual.");
            return tower;
        }
        catch
        {
            tower.Dispose();
            throw;
        }
    }
}
