namespace AnyShot.Engine.Generation;

/// <summary>Which classes, treated as unseen, decided which state of a training was kept.</summary>
public enum ChoosingClasses
{
    /// <summary>The validation classes of the data set.</summary>
    Validation,

    /// <summary>Some base classes, which the generator was then not trained on: the data set has fewer than two validation classes.</summary>
    HeldOutBase,

    /// <summary>None: there are too few base classes to spare any, and the last state was kept.</summary>
    None,
}
