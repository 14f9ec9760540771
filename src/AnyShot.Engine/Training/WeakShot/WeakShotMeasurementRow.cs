namespace AnyShot.Engine.Training.WeakShot;

/// <summary>What one seed gave; all shares are 0 to 1.</summary>
/// <param name="Seed">Of noise, split and training.</param>
/// <param name="Noisy">Images with doubtful labels.</param>
/// <param name="Wrong">Of these, wrong ones.</param>
/// <param name="Tested">Clean images that measure.</param>
/// <param name="BaseF1">Of pairs of held-out base classes; it chose the epoch.</param>
/// <param name="UnseenF1">Of pairs of the measuring images: classes that the similarity network was not trained on.</param>
/// <param name="Auroc">Of the weights: right labels against wrong ones.</param>
/// <param name="AurocOtherClass">Right labels against those of images of other classes.</param>
/// <param name="AurocOutlier">Right labels against outliers.</param>
/// <param name="AurocCosine">Of weights made the same way from the cosine of the trunk's features, without the similarity network.</param>
/// <param name="Plain">Accuracy of the classifier with all labels alike.</param>
/// <param name="Graph">With the graph alone.</param>
/// <param name="Weighted">With the weights alone.</param>
/// <param name="Both">With weights and graph.</param>
/// <param name="RightOnly">With the right labels alone, which nobody knows: as good as weights can make it.</param>
public sealed record WeakShotMeasurementRow(
    ulong Seed,
    int Noisy,
    int Wrong,
    int Tested,
    double BaseF1,
    double UnseenF1,
    double Auroc,
    double AurocOtherClass,
    double AurocOutlier,
    double AurocCosine,
    double Plain,
    double Graph,
    double Weighted,
    double Both,
    double RightOnly);
