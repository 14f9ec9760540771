namespace AnyShot.Engine.Transport;

/// <summary>What the transport plan is told about how many queries each class has.</summary>
public enum ColumnMarginal
{
    /// <summary>Nothing: every row on its own (softmax).</summary>
    None,

    /// <summary>Every class has the same number. True in the published benchmark only.</summary>
    Oracle,

    /// <summary>The given totals.</summary>
    Known,

    /// <summary>Estimated from the plan itself, round by round.</summary>
    Em,

    /// <summary>Equal totals, relaxed by a Kullback-Leibler penalty.</summary>
    Unbalanced,

    /// <summary>Both: estimated and relaxed. The choice for a running line.</summary>
    EmUnbalanced,

    /// <summary>No class starves (Boosted Min-Size Sinkhorn, Hu et al. 2021).</summary>
    MinSize,
}
