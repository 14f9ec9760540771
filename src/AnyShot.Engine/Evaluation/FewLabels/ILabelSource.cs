namespace AnyShot.Engine.Evaluation.FewLabels;

/// <summary>Something that a label-count sweep measures.</summary>
internal interface ILabelSource : IDisposable
{
    /// <summary>In the column <c>source</c>.</summary>
    string Name { get; }

    /// <summary>Trains on one draw of labels and measures.</summary>
    /// <param name="labels">A class.</param>
    /// <param name="run">Number of the draw, from 0.</param>
    /// <param name="cancellationToken">Gives up.</param>
    IEnumerable<SweepRow> Measure(int labels, int run, CancellationToken cancellationToken);
}
