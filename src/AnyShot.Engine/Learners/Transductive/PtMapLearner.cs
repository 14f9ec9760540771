using AnyShot.Engine.Graphs;
using AnyShot.Engine.Transport;
using static TorchSharp.torch;

namespace AnyShot.Engine.Learners.Transductive;

/// <summary>
/// PT-MAP (Hu, Gripon and Pateux, "Leveraging the Feature Distribution in Transfer-based Few-Shot Learning", 2020): power transform, unit length, centring of shots and of
/// queries, and class centres by optimal transport. The paper's QR step changes no distance and is left out. Generated features take part in episodes without shots only.
/// </summary>
public sealed class PtMapLearner(TransportOptions? transport = null) : TransportLearner(transport ?? new TransportOptions())
{
    public override string Name => "pt-map";

    protected override GraphOptions? GraphFor(int shots) => null;

    protected override (Tensor First, Tensor? Second, Tensor Queries) Rows(Tensor synthetic, Tensor support, Tensor queries)
    {
        var labelled = support.shape[1] > 0 ? support : synthetic;
        var (first, second) = PowerTransform.Apply(labelled, queries);
        return (Centred(first), null, Centred(second));
    }

    private static Tensor Centred(Tensor rows)
    {
        var unit = nn.functional.normalize(rows, dim: -1);
        return nn.functional.normalize(unit - unit.mean([1], keepdim: true), dim: -1);
    }
}
