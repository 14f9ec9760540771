namespace AnyShot.Engine.Training.TwoStage;

/// <summary>What of a trunk a stage trains once its head has been trained alone.</summary>
public enum UnfrozenPart
{
    /// <summary>Nothing: the head goes on alone.</summary>
    None,

    /// <summary>fc6 and fc7.</summary>
    Connected,

    /// <summary>fc6, fc7 and the convolutions of the last stage.</summary>
    LastConvolutions,

    /// <summary>Everything: the first weights were drawn and know nothing.</summary>
    All,
}
