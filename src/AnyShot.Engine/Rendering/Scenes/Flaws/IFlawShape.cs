namespace AnyShot.Engine.Rendering.Scenes.Flaws;

/// <summary>Draws defects of one shape.</summary>
internal interface IFlawShape
{
    /// <summary>True when one call draws all defects of a picture, because they belong together; false when there is a call for each.</summary>
    bool DrawsAll => false;

    /// <param name="plan">What all pictures of the scene have in common.</param>
    /// <param name="site">Where this one lies.</param>
    /// <param name="instance">What this one has for itself.</param>
    /// <param name="canvas">The picture without the defect. Only shapes that change the part's outline paint here.</param>
    /// <param name="layer">Drawn into.</param>
    void Draw(in FlawPlan plan, in FlawSite site, ref Pcg32 instance, Canvas canvas, FlawLayer layer);
}
