using Xunit.Abstractions;

namespace AnyShot.Edge.Tests.Handshake;

/// <summary>Randomised PLC timings against the real state machine, on a simulated clock.</summary>
public sealed class HandshakeSimulationTests(ITestOutputHelper output)
{
    private const int Runs = 1000;
    private const int PartsOfARun = 100;

    [Fact]
    public void Machine_UnderRandomTimings_KeepsItsPromises()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var (edges, missed, overruns, discarded, lost, givenUp, acknowledged) = (0, 0, 0, 0, 0, 0, 0);
        for (var run = 0; run < Runs; run++)
        {
            var simulation = new HandshakeSimulation(unchecked(seed + run), PartsOfARun);
            try
            {
                simulation.Run();
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Seed {unchecked(seed + run)}, at {simulation.Now}: {e.Message}", e);
            }

            edges += simulation.Edges;
            missed += simulation.Missed;
            overruns += simulation.Overruns;
            discarded += simulation.Discarded;
            lost += simulation.LostAcknowledgements;
            givenUp += simulation.GivenUp;
            acknowledged += simulation.Acknowledged;
        }

        output.WriteLine($"{edges} triggers: {missed} missed, {acknowledged} results acknowledged, {overruns} overruns, {discarded} reset, {givenUp} given up; {lost} acknowledgements lost");
        edges.ShouldBe(Runs * PartsOfARun);
        // All of it has happened, or the test shows nothing.
        missed.ShouldBeGreaterThan(1000);
        overruns.ShouldBeGreaterThan(1000);
        discarded.ShouldBeGreaterThan(100);
        lost.ShouldBeGreaterThan(1000);
        givenUp.ShouldBeGreaterThan(500);
    }
}
