using AnyShot.Engine.Backbones;
using AnyShot.Engine.Prompts;

namespace AnyShot.Edge.Commands.Pretraining;

/// <summary>Both halves of a dual encoder. Owns them.</summary>
internal sealed class PretrainedModel(IBackbone backbone, ITextEncoder text) : IDisposable
{
    public IBackbone Backbone => backbone;

    public ITextEncoder Text => text;

    public void Dispose()
    {
        backbone.Dispose();
        text.Dispose();
    }
}
