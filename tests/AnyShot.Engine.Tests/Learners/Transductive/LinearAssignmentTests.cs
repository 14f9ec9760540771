using AnyShot.Engine.Learners.Transductive;
using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.Tests.Learners.Transductive;

public sealed class LinearAssignmentTests
{
    [Fact]
    public void Maximise_RandomMatrices_AsTryingAllPermutations()
    {
        var random = new Pcg32(3, 3);
        for (var trial = 0; trial < 100; trial++)
        {
            var size = 1 + (trial % 6);
            var gain = new double[size * size];
            foreach (ref var value in gain.AsSpan())
            {
                value = random.Range(-1, 1);
            }

            var columns = LinearAssignment.Maximise(gain, size);

            columns.Order().ShouldBe(Enumerable.Range(0, size));
            columns.Select((column, row) => gain[(row * size) + column]).Sum().ShouldBe(Best(gain, size, 0, []), 1e-12);
        }
    }

    private static double Best(double[] gain, int size, int row, HashSet<int> taken)
    {
        if (row == size)
        {
            return 0;
        }

        var best = double.NegativeInfinity;
        for (var column = 0; column < size; column++)
        {
            if (taken.Add(column))
            {
                best = Math.Max(best, gain[(row * size) + column] + Best(gain, size, row + 1, taken));
                taken.Remove(column);
            }
        }

        return best;
    }
}
