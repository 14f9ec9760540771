namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>The two halves of the world of scenes. No defect, texture or mark of one half is ever in the other, so that the second half measures how well a model knows classes it was not trained on.</summary>
public enum ScenePart
{
    Training,
    Validation,
}
