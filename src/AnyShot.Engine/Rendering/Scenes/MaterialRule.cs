namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>What can be said of a material.</summary>
/// <param name="UnderFlaws">How often it carries a defect or is shown as a good surface.</param>
/// <param name="AsTexture">How often it is shown as a texture.</param>
/// <param name="IsGraded">True when its pattern can be fine or coarse.</param>
/// <param name="IsBusy">True when its own pattern would hide a tiny defect.</param>
/// <param name="Colours">Colours that it comes in; one that comes often is there several times.</param>
internal sealed record MaterialRule(float UnderFlaws, float AsTexture, bool IsGraded, bool IsBusy, SceneColour[] Colours);
